package io.viginti.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.viginti.contracts.mesh.MeshHeaders;
import io.viginti.testing.MeshServers;
import io.viginti.testing.TestTokens;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** API keys, flags, the workspace itself; and that none of it reaches into another workspace. */
@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class WorkspaceSettingsIT {
  private static final String ADMIN = "a0000000-0000-4000-8000-000000000001";
  private static final String CREATE_KEY =
      "mutation($d:ApiKeyCreateInput!){createApiKey(data:$d){id name expiresAt token}}";
  private static final String REVOKE = "mutation($id:ID!){revokeApiKey(id:$id){id revokedAt}}";

  @BeforeAll
  static void upstream() {
    Upstream.install();
  }

  @Test
  void anApiKeyActsUnderItsRoleUntilItIsRevoked() {
    JsonNode owner = GraphQl.signUp();
    JsonNode made =
        GraphQl.of(owner).data(CREATE_KEY, Map.of("d", Map.of("name", "CI", "roleId", ADMIN)));
    GraphQl key = new GraphQl(made.get("token").asText());
    assertThat(key.data("{currentWorkspace{id}}").get("id")).isEqualTo(owner.at("/workspace/id"));
    JsonNode listed = key.data("{apiKeys{id name role{label} expiresAt revokedAt}}");
    assertThat(listed).hasSize(1);
    assertThat(listed.at("/0/role/label").asText()).isEqualTo("Admin");
    assertThat(key.code("{currentUser{id}}")).isEqualTo("FORBIDDEN");
    assertThat(key.code("mutation{createWorkspace(name:\"x\"){expiresAt}}")).isEqualTo("FORBIDDEN");

    GraphQl.of(owner).data(REVOKE, Map.of("id", made.get("id").asText()));
    assertThat(key.code("{currentWorkspace{id}}")).isEqualTo("UNAUTHENTICATED");
  }

  @Test
  void withoutARoleAnApiKeyChangesNoSettings() {
    JsonNode owner = GraphQl.signUp();
    JsonNode made = GraphQl.of(owner).data(CREATE_KEY, Map.of("d", Map.of("name", "reader")));
    GraphQl key = new GraphQl(made.get("token").asText());
    assertThat(key.code("{members{id}}")).isEmpty();
    for (String forbidden :
        List.of(
            "{apiKeys{id}}",
            "mutation{createApiKey(data:{name:\"more\"}){id}}",
            "mutation{revokeApiKey(id:\"" + made.get("id").asText() + "\"){id}}",
            "mutation{setFeatureFlag(key:\"X\",value:true){key}}",
            "mutation{updateWorkspace(data:{name:\"mine\"}){id}}",
            "mutation{deleteWorkspace(confirmName:\"x\")}")) {
      assertThat(key.code(forbidden)).as(forbidden).isEqualTo("FORBIDDEN");
    }
  }

  @Test
  void anApiKeyMayExpire() {
    JsonNode owner = GraphQl.signUp();
    Instant end = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    JsonNode made =
        GraphQl.of(owner)
            .data(CREATE_KEY, Map.of("d", Map.of("name", "brief", "expiresAt", end.toString())));
    assertThat(Instant.parse(made.get("expiresAt").asText())).isEqualTo(end);
    assertThat(new GraphQl(made.get("token").asText()).code("{members{id}}")).isEmpty();
    assertThat(
            GraphQl.of(owner)
                .code(
                    CREATE_KEY,
                    Map.of("d", Map.of("name", "", "expiresAt", "2020-01-01T00:00:00Z"))))
        .isEqualTo("BAD_USER_INPUT");
    assertThat(
            GraphQl.of(owner)
                .code(
                    CREATE_KEY,
                    Map.of("d", Map.of("name", "x", "roleId", UUID.randomUUID().toString()))))
        .isEqualTo("NOT_FOUND");
  }

  @Test
  void anApiKeyIsRenamedAndTellsWhenItWasUsed() {
    GraphQl owner = GraphQl.of(GraphQl.signUp());
    String id = owner.data(CREATE_KEY, Map.of("d", Map.of("name", "CI"))).get("id").asText();
    String rename =
        "mutation($id:ID!,$n:String!){updateApiKey(id:$id,data:{name:$n}){name lastUsedAt}}";
    assertThat(owner.data(rename, Map.of("id", id, "n", " Nightly ")).toString())
        .isEqualTo("{\"name\":\"Nightly\",\"lastUsedAt\":null}");
    assertThat(owner.code(rename, Map.of("id", id, "n", " "))).isEqualTo("BAD_USER_INPUT");
    GraphQl foreign = GraphQl.of(GraphQl.signUp());
    assertThat(foreign.code(rename, Map.of("id", id, "n", "mine"))).isEqualTo("NOT_FOUND");

    tellUse(id, "2026-01-02T03:05:00Z");
    tellUse(id, "2026-01-02T03:04:00Z");

    assertThat(owner.data("{apiKeys{lastUsedAt}}").at("/0/lastUsedAt").asText())
        .isEqualTo("2026-01-02T03:05:00Z");
  }

  /** As a gateway does, with a key that is gone besides. */
  private static void tellUse(String id, String at) {
    given()
        .header(MeshHeaders.MESH, TestTokens.service("gateway"))
        .contentType("application/json")
        .body("{\"at\":\"" + at + "\",\"keyIds\":[\"" + id + "\",\"" + UUID.randomUUID() + "\"]}")
        .post("/internal/api-keys/used")
        .then()
        .statusCode(204);
  }

  @Test
  void anotherWorkspacesKeyIsNotThere() {
    JsonNode owner = GraphQl.signUp();
    JsonNode made = GraphQl.of(owner).data(CREATE_KEY, Map.of("d", Map.of("name", "CI")));
    GraphQl foreign = GraphQl.of(GraphQl.signUp());
    assertThat(foreign.code(REVOKE, Map.of("id", made.get("id").asText()))).isEqualTo("NOT_FOUND");
    assertThat(foreign.data("{apiKeys{id}}")).isEmpty();
    assertThat(new GraphQl(made.get("token").asText()).code("{members{id}}")).isEmpty();
  }

  @Test
  void flagsBelongToOneWorkspace() {
    GraphQl owner = GraphQl.of(GraphQl.signUp());
    GraphQl foreign = GraphQl.of(GraphQl.signUp());
    String mutation = "mutation($v:Boolean!){setFeatureFlag(key:\"IS_X\",value:$v){key value}}";
    owner.data(mutation, Map.of("v", true));
    owner.data(mutation, Map.of("v", false));
    owner.data(mutation, Map.of("v", true));
    assertThat(owner.data("{featureFlags{key value}}").toString())
        .isEqualTo("[{\"key\":\"IS_X\",\"value\":true}]");
    assertThat(foreign.data("{featureFlags{key value}}")).isEmpty();
    assertThat(owner.code("mutation{setFeatureFlag(key:\"a b\",value:true){key}}"))
        .isEqualTo("BAD_USER_INPUT");
  }

  @Test
  void theWorkspaceIsRenamed() {
    GraphQl owner = GraphQl.of(GraphQl.signUp());
    String label = "w" + UUID.randomUUID().toString().substring(0, 8);
    String mutation =
        "mutation($d:WorkspaceUpdateInput!){updateWorkspace(data:$d){name subdomain logoUrl}}";
    JsonNode changed =
        owner.data(
            mutation,
            Map.of(
                "d",
                Map.of("name", "New", "subdomain", label, "logoUrl", "https://example.com/l.png")));
    assertThat(changed.get("subdomain").asText()).isEqualTo(label);
    GraphQl other = GraphQl.of(GraphQl.signUp());
    assertThat(other.code(mutation, Map.of("d", Map.of("subdomain", label))))
        .isEqualTo("UNIQUE_VIOLATION");
    JsonNode refused =
        owner.run(
            mutation,
            Map.of("d", Map.of("name", " ", "subdomain", "www", "logoUrl", "javascript:x")));
    assertThat(refused.at("/errors/0/extensions/problems")).hasSize(3);
  }

  @Test
  void aDeletedWorkspaceIsClosedAtOnce() {
    String email = GraphQl.newEmail();
    String name = "Gone " + UUID.randomUUID();
    JsonNode owner = GraphQl.signUp(email, name);
    JsonNode key = GraphQl.of(owner).data(CREATE_KEY, Map.of("d", Map.of("name", "CI")));
    String mutation = "mutation($n:String!){deleteWorkspace(confirmName:$n)}";
    assertThat(GraphQl.of(owner).code(mutation, Map.of("n", "other"))).isEqualTo("BAD_USER_INPUT");
    assertThat(GraphQl.of(owner).data(mutation, Map.of("n", name)).asBoolean()).isTrue();
    assertThat(GraphQl.of(owner).code("{currentWorkspace{id}}")).isEqualTo("UNAUTHENTICATED");
    assertThat(new GraphQl(key.get("token").asText()).code("{members{id}}"))
        .isEqualTo("UNAUTHENTICATED");
    JsonNode again = GraphQl.signIn(email);
    assertThat(again.get("workspace").isNull()).isTrue();
    assertThat(again.at("/user/workspaces")).isEmpty();
    JsonNode next =
        GraphQl.of(again).data("mutation{createWorkspace(name:\"Next\")" + GraphQl.PAYLOAD + "}");
    assertThat(next.at("/workspace/status").asText()).isEqualTo("ACTIVE");
  }

  @Test
  void nothingOfAWorkspaceWithoutAToken() {
    for (String query :
        List.of(
            "{currentUser{id}}",
            "{currentWorkspace{id}}",
            "{members{id}}",
            "{apiKeys{id}}",
            "{featureFlags{key}}",
            "mutation{createApiKey(data:{name:\"x\"}){id}}",
            "mutation{revokeApiKey(id:\"" + UUID.randomUUID() + "\"){id}}",
            "mutation{updateUser(data:{firstName:\"x\"}){id}}",
            "mutation{updateWorkspace(data:{name:\"x\"}){id}}",
            "mutation{deleteWorkspace(confirmName:\"x\")}",
            "mutation{changePassword(oldPassword:\"x\",newPassword:\"y\")}",
            "mutation{switchWorkspace(workspaceId:\"" + UUID.randomUUID() + "\"){expiresAt}}",
            "mutation{setFeatureFlag(key:\"X\",value:true){key}}")) {
      assertThat(GraphQl.anonymous().code(query)).as(query).isEqualTo("UNAUTHENTICATED");
    }
  }
}
