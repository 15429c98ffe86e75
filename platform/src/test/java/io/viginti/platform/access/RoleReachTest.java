package io.viginti.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.contracts.access.AccessRole;
import io.viginti.contracts.access.FieldPermission;
import io.viginti.contracts.access.ObjectPermission;
import io.viginti.contracts.access.RowRule;
import io.viginti.contracts.access.SettingPermission;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RoleReachTest {
  private static final AccessRole READER = role(true, List.of(), List.of(), List.of(), List.of());
  private static final AccessRole OWN =
      role(true, List.of(), List.of(), List.of(), rule("$member"));
  private static final AccessRole HIDDEN =
      role(
          true,
          List.of(),
          List.of(),
          List.of(new FieldPermission("company", "revenue", false, false)),
          List.of());

  @Test
  void whoMayChangeAllSettingsGivesEveryRole() {
    assertThat(RoleReach.mayGive(AccessRole.ADMIN, AccessRole.ADMIN)).isTrue();
    assertThat(RoleReach.mayGive(AccessRole.ADMIN, READER)).isTrue();
  }

  @Test
  void nobodyGivesASettingTheyMayNotChange() {
    AccessRole inviter =
        role(true, List.of(SettingPermission.MEMBERS), List.of(), List.of(), List.of());
    assertThat(RoleReach.mayGive(inviter, READER)).isTrue();
    assertThat(RoleReach.mayGive(inviter, inviter)).isTrue();
    assertThat(RoleReach.mayGive(inviter, AccessRole.ADMIN)).isFalse();
    assertThat(RoleReach.mayGive(inviter, AccessRole.MEMBER)).isFalse();
    assertThat(RoleReach.mayGive(READER, inviter)).isFalse();
  }

  @Test
  void nobodyGivesAnObjectTheyMayNotRead() {
    AccessRole blind =
        role(
            true,
            List.of(),
            List.of(new ObjectPermission("company", false, null, null, null)),
            List.of(),
            List.of());
    assertThat(RoleReach.mayGive(blind, READER)).isFalse();
    assertThat(RoleReach.mayGive(READER, blind)).isTrue();
    AccessRole nothing = role(false, List.of(), List.of(), List.of(), List.of());
    assertThat(RoleReach.mayGive(nothing, READER)).isFalse();
  }

  @Test
  void nobodyLiftsARuleOrAHiddenField() {
    assertThat(RoleReach.mayGive(OWN, READER)).isFalse();
    assertThat(RoleReach.mayGive(OWN, OWN)).isTrue();
    assertThat(
            RoleReach.mayGive(
                OWN, role(true, List.of(), List.of(), List.of(), rule("somebody else"))))
        .isFalse();
    assertThat(RoleReach.mayGive(READER, OWN)).isTrue();
    assertThat(RoleReach.mayGive(HIDDEN, READER)).isFalse();
    assertThat(RoleReach.mayGive(HIDDEN, HIDDEN)).isTrue();
  }

  private static List<RowRule> rule(String owner) {
    ObjectNode filter = JsonNodeFactory.instance.objectNode();
    filter.putObject("accountOwnerId").put("eq", owner);
    return List.of(new RowRule("company", filter));
  }

  private static AccessRole role(
      boolean canRead,
      List<SettingPermission> settings,
      List<ObjectPermission> objects,
      List<FieldPermission> fields,
      List<RowRule> rules) {
    return new AccessRole(
        UUID.randomUUID(),
        "Role",
        null,
        canRead,
        false,
        false,
        false,
        false,
        settings,
        objects,
        fields,
        rules);
  }
}
