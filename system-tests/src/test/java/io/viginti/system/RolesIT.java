package io.viginti.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A workspace's own roles, as clients of the gateway make, give and meet them. */
class RolesIT {
  private static final String CREATE =
      "mutation($d: RoleCreateInput!) { createRole(data: $d) { id } }";
  private static final String RULES =
      "mutation($r: ID!, $f: JSON) { setRowRules(roleId: $r,"
          + " rules: [{objectName: \"company\", filter: $f}]) { rowRules { filter } } }";

  private Workspace workspace;

  @BeforeEach
  void aWorkspace() {
    workspace = Workspace.signUp(RunningMesh.gateway(), "Roles");
  }

  @Test
  void aSettingIsChangedByWhoMayFromTheNextRequestOn() {
    String role = role("Modeller", List.of("DATA_MODEL"));
    Api key = key(role);
    key.run(
        "mutation { createObject(data: {nameSingular: \"rocket\", namePlural: \"rockets\","
            + " labelSingular: \"r\", labelPlural: \"rs\"}) { id } }");
    key.send("{ apiKeys { id } }").refused("FORBIDDEN");
    workspace.run(
        "mutation($r: ID!) { updateRole(id: $r, data: {settings: [API_KEYS]}) { id } }", "r", role);
    key.send("mutation { deleteObject(id: \"" + workspace.objectId("rocket") + "\") { id } }")
        .refused("FORBIDDEN");
    assertThat(key.run("{ apiKeys { role { label settings } } }").at("/apiKeys/0/role").toString())
        .isEqualTo("{\"label\":\"Modeller\",\"settings\":[\"API_KEYS\"]}");
  }

  @Test
  void permissionsFollowTheNamesOfTheModel() {
    String role = role("Sales", List.of());
    String rocket = workspace.createObject("rocket", "rockets");
    String crew = workspace.createField(rocket, "crew", "TEXT");
    workspace.run(
        "mutation($r: ID!) {"
            + " a: setObjectPermissions(roleId: $r, permissions: [{objectName: \"rocket\","
            + " canUpdate: false}]) { id }"
            + " b: setFieldPermissions(roleId: $r, permissions: [{objectName: \"rocket\","
            + " fieldName: \"crew\", canRead: false}]) { id }"
            + " c: setRowRules(roleId: $r, rules: [{objectName: \"rocket\","
            + " filter: {crew: {eq: \"a\"}}}]) { id } }",
        "r",
        role);
    workspace
        .send("mutation($f: ID!) { deleteField(id: $f) { id } }", "f", crew)
        .refused("CONFLICT");
    workspace.run(
        "mutation($o: ID!, $f: ID!) {"
            + " a: updateObject(id: $o, data: {nameSingular: \"ship\", namePlural: \"ships\"}) { id }"
            + " b: updateField(id: $f, data: {name: \"team\"}) { id } }",
        "o",
        rocket,
        "f",
        crew);
    JsonNode shown =
        workspace
            .run(
                "{ roles { id objectPermissions { objectName } fieldPermissions { objectName"
                    + " fieldName } rowRules { objectName filter } } }")
            .at("/roles/2");
    assertThat(shown.at("/objectPermissions/0/objectName").asText()).isEqualTo("ship");
    assertThat(shown.at("/fieldPermissions/0/fieldName").asText()).isEqualTo("team");
    assertThat(shown.at("/rowRules/0/filter").toString()).isEqualTo("{\"team\":{\"eq\":\"a\"}}");
  }

  @Test
  void aRuleIsCheckedByWhatAppliesIt() {
    String role = role("Sales", List.of());
    workspace.run(RULES, "r", role, "f", Map.of("accountOwnerId", Map.of("eq", "$member")));
    Answer refused =
        workspace.send(RULES, "r", role, "f", Map.of("employees", Map.of("contains", "x")));
    refused.refused("BAD_USER_INPUT");
    assertThat(refused.messages()).contains("[\"rules\",0,\"filter\",\"employees\"");
    workspace
        .send(RULES, "r", role, "f", Map.of("nothing", Map.of("eq", 1)))
        .refused("BAD_USER_INPUT");
  }

  @Test
  void anotherWorkspacesRoleIsNotThere() {
    String theirs = role("Theirs", List.of());
    Workspace other = Workspace.signUp(RunningMesh.gateway(), "Other");
    other.send("mutation($r: ID!) { deleteRole(id: $r) { id } }", "r", theirs).refused("NOT_FOUND");
    other
        .send("mutation($r: ID!) { updateRole(id: $r, data: {label: \"x\"}) { id } }", "r", theirs)
        .refused("NOT_FOUND");
    other.send(RULES, "r", theirs, "f", Map.of()).refused("NOT_FOUND");
    other
        .send(
            "mutation($r: ID) { createApiKey(data: {name: \"k\", roleId: $r}) { id } }",
            "r",
            theirs)
        .refused("NOT_FOUND");
  }

  private String role(String label, List<String> settings) {
    return workspace
        .run(CREATE, "d", Map.of("label", label, "settings", settings, "canReadAllRecords", true))
        .at("/createRole/id")
        .asText();
  }

  private Api key(String role) {
    return workspace
        .api()
        .withToken(
            workspace
                .run(
                    "mutation($r: ID) { createApiKey(data: {name: \"k\", roleId: $r}) { token } }",
                    "r",
                    role)
                .at("/createApiKey/token")
                .asText());
  }
}
