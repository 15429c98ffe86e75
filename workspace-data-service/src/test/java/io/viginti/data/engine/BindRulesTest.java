package io.viginti.data.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.value.JsonText;
import io.viginti.contracts.access.AccessRole;
import io.viginti.contracts.access.FieldPermission;
import io.viginti.contracts.access.ObjectPermission;
import io.viginti.contracts.access.RowRule;
import io.viginti.data.plan.Condition;
import io.viginti.data.plan.access.ObjectAccess;
import io.viginti.data.plan.access.ResolvedAccess;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BindRulesTest {
  private static final CatalogObject COMPANY = object("company");
  private static final CatalogObject PERSON = object("person");

  private static CatalogObject object(String name) {
    return TestShape.CATALOG.findObject(name).orElseThrow();
  }

  private static AccessRole role(
      List<ObjectPermission> objects, List<FieldPermission> fields, List<RowRule> rules) {
    return new AccessRole(
        UUID.randomUUID(),
        "Sales",
        null,
        true,
        true,
        true,
        true,
        false,
        List.of(),
        objects,
        fields,
        rules);
  }

  private static ResolvedAccess resolve(
      List<ObjectPermission> objects, List<FieldPermission> fields, List<RowRule> rules) {
    return BindRules.resolve(role(objects, fields, rules), TestShape.CATALOG);
  }

  private static RowRule rule(String object, String filter) {
    return new RowRule(object, JsonText.parse(filter));
  }

  @Test
  void theFixedRolesAreNotRestricted() {
    assertThat(BindRules.resolve(AccessRole.MEMBER, TestShape.CATALOG))
        .isSameAs(ResolvedAccess.everything());
  }

  @Test
  void permissionsThatAllowRestrictNothing() {
    ResolvedAccess access =
        resolve(
            List.of(new ObjectPermission("company", true, null, null, null)),
            List.of(new FieldPermission("company", "name", true, true)),
            List.of(rule("company", "{}")));

    assertThat(access).isSameAs(ResolvedAccess.everything());
  }

  @Test
  void aHiddenObjectHidesTheRelationsToIt() {
    ResolvedAccess access =
        resolve(
            List.of(new ObjectPermission("person", false, null, null, null)), List.of(), List.of());

    assertThat(access.on(PERSON).canRead()).isFalse();
    assertThat(access.on(PERSON).canUpdate()).isFalse();
    assertThat(access.on(COMPANY).unreadable()).contains("people", "peopleAggregate");
    assertThat(access.on(object("opportunity")).unreadable())
        .contains("pointOfContact", "pointOfContactId");
  }

  @Test
  void aFieldIsHiddenWithItsDerivedNames() {
    ObjectAccess access =
        resolve(
                List.of(),
                List.of(
                    new FieldPermission("person", "company", false, true),
                    new FieldPermission("person", "city", true, false),
                    new FieldPermission("person", "id", false, true)),
                List.of())
            .on(PERSON);

    assertThat(access.unreadable()).containsExactlyInAnyOrder("company", "companyId");
    assertThat(access.unwritable()).containsExactlyInAnyOrder("company", "companyId", "city");
  }

  @Test
  void theHashIsOfWhatIsRestricted() {
    List<FieldPermission> hidden = List.of(new FieldPermission("person", "city", false, false));
    List<FieldPermission> more =
        List.of(
            new FieldPermission("person", "city", false, true),
            new FieldPermission("person", "emails", true, true));

    assertThat(resolve(List.of(), hidden, List.of()).hash())
        .isEqualTo(resolve(List.of(), more, List.of()).hash())
        .isNotEqualTo(
            resolve(
                    List.of(),
                    List.of(new FieldPermission("person", "city", true, false)),
                    List.of())
                .hash());
  }

  @Test
  void aRuleIsBoundAndHidesDeletedRelatedRecords() {
    Condition rule =
        resolve(
                List.of(),
                List.of(),
                List.of(rule("company", "{\"people\": {\"some\": {\"city\": {\"eq\": \"x\"}}}}")))
            .on(COMPANY)
            .rule();

    assertThat(rule)
        .isInstanceOfSatisfying(
            Condition.Related.class,
            related -> assertThat(related.among()).isInstanceOf(Condition.Presence.class));
  }

  @Test
  void aRuleThatCannotBeBoundDenies() {
    for (String filter :
        List.of(
            "[]",
            "{\"nothing\": {\"eq\": 1}}",
            "{\"employees\": {\"eq\": \"many\"}}",
            "{\"employees\": {\"eq\": \"$member\"}}",
            "{\"accountOwnerId\": {\"eq\": \"somebody\"}}")) {
      ObjectAccess access =
          resolve(List.of(), List.of(), List.of(rule("company", filter))).on(COMPANY);

      assertThat(access.canRead()).as(filter).isFalse();
      assertThat(access.rule()).isEqualTo(Condition.Known.FALSE);
    }
  }

  @Test
  void aRuleMayNameTheMember() {
    ObjectAccess access =
        resolve(
                List.of(),
                List.of(),
                List.of(rule("company", "{\"accountOwnerId\": {\"in\": [\"$member\"]}}")))
            .on(COMPANY);

    assertThat(access.canRead()).isTrue();
  }
}
