package io.viginti.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.viginti.contracts.mesh.MeshHeaders;
import io.viginti.testing.MeshServers;
import io.viginti.testing.TestTokens;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A workspace is suspended and resumed, deleted, restored, and purged after its retention. */
@QuarkusTest
@QuarkusTestResource(MeshServers.class)
@QuarkusTestResource(QuickPurge.class)
class WorkspaceLifeIT {
  private static final String DELETE = "mutation($n:String!){deleteWorkspace(confirmName:$n)}";
  private static final String SWITCH =
      "mutation($w:ID!){switchWorkspace(workspaceId:$w)" + GraphQl.PAYLOAD + "}";

  @Inject Pool database;

  @BeforeAll
  static void upstream() {
    Upstream.install();
  }

  @Test
  void aSuspendedWorkspaceRefusesEverybodyAndLosesNothing() {
    String email = GraphQl.newEmail();
    JsonNode account = GraphQl.signUp(email, "Late Payers");
    GraphQl owner = GraphQl.of(account);
    GraphQl key =
        new GraphQl(
            owner.data("mutation{createApiKey(data:{name:\"k\"}){token}}").get("token").asText());
    String id = account.at("/workspace/id").asText();
    assertThat(owner.code("{members{id}}")).isEmpty();
    assertThat(key.code("{members{id}}")).isEmpty();

    assertThat(operate(id, "suspend", 200).get("status").asText()).isEqualTo("SUSPENDED");

    assertThat(owner.code("{members{id}}")).isEqualTo("FORBIDDEN");
    assertThat(key.code("{members{id}}")).isEqualTo("FORBIDDEN");
    JsonNode again = GraphQl.signIn(email);
    assertThat(again.at("/workspace/status").asText()).isEqualTo("SUSPENDED");
    assertThat(GraphQl.of(again).code("{currentWorkspace{id}}")).isEqualTo("UNAUTHENTICATED");
    assertThat(GraphQl.of(again).code(SWITCH, Map.of("w", id))).isEqualTo("FORBIDDEN");
    assertThat(operate(id, "suspend", 200).get("status").asText()).isEqualTo("SUSPENDED");

    operate(account.at("/workspace/subdomain").asText(), "resume", 200);

    assertThat(owner.code("{members{id}}")).isEmpty();
    assertThat(key.code("{members{id}}")).isEmpty();
  }

  @Test
  void aDeletedWorkspaceIsRestoredWithEverythingInIt() {
    String email = GraphQl.newEmail();
    String name = "Back " + UUID.randomUUID().toString().substring(0, 8);
    JsonNode account = GraphQl.signUp(email, name);
    GraphQl owner = GraphQl.of(account);
    GraphQl key =
        new GraphQl(
            owner.data("mutation{createApiKey(data:{name:\"k\"}){token}}").get("token").asText());
    String id = account.at("/workspace/id").asText();
    String subdomain = account.at("/workspace/subdomain").asText();
    owner.data(DELETE, Map.of("n", name));
    assertThat(key.code("{members{id}}")).isEqualTo("UNAUTHENTICATED");
    assertThat(operate(id, "suspend", 409).get("code").asText()).isEqualTo("CONFLICT");
    assertThat(operate(id, "resume", 409).get("code").asText()).isEqualTo("CONFLICT");
    JsonNode other = GraphQl.signUp(GraphQl.newEmail(), name);
    assertThat(other.at("/workspace/subdomain").asText()).isEqualTo(subdomain);

    JsonNode restored = operate(id, "restore", 200);

    assertThat(restored.get("status").asText()).isEqualTo("ACTIVE");
    assertThat(restored.get("subdomain").asText()).isEqualTo(subdomain + "-2");
    assertThat(key.code("{members{id}}")).isEmpty();
    JsonNode entered = GraphQl.of(GraphQl.signIn(email)).data(SWITCH, Map.of("w", id));
    assertThat(GraphQl.of(entered).data("{apiKeys{id}}")).hasSize(1);
  }

  @Test
  void afterItsRetentionNothingOfItIsLeft() {
    String name = "Gone " + UUID.randomUUID();
    JsonNode account = GraphQl.signUp(GraphQl.newEmail(), name);
    GraphQl owner = GraphQl.of(account);
    UUID id = UUID.fromString(account.at("/workspace/id").asText());
    owner.data("mutation{createApiKey(data:{name:\"k\"}){id}}");
    owner.data(
        "mutation($e:[String!]!){inviteMembers(emails:$e){id}}",
        Map.of("e", List.of(GraphQl.newEmail())));
    owner.data(DELETE, Map.of("n", name));
    assertThat(count("members", id)).isEqualTo(1);

    database
        .preparedQuery("update workspaces set purge_after = now() where id = $1")
        .executeAndAwait(Tuple.of(id));

    Await.until(Duration.ofSeconds(30), () -> left(id), left -> left == 0);
    assertThat(operate(id.toString(), "restore", 409).get("code").asText()).isEqualTo("CONFLICT");
    JsonNode tombstone = show(id.toString());
    assertThat(tombstone.get("name").asText()).isEmpty();
    assertThat(tombstone.get("purgedAt").isNull()).isFalse();
    assertThat(GraphQl.of(account).code("{members{id}}")).isEqualTo("UNAUTHENTICATED");
  }

  @Test
  void whoDeletesTheAccountLeavesADeletedWorkspaceToo() {
    String name = "Mine " + UUID.randomUUID();
    String email = GraphQl.newEmail();
    JsonNode account = GraphQl.signUp(email, name);
    GraphQl.of(account).data(DELETE, Map.of("n", name));
    GraphQl outside = GraphQl.of(GraphQl.signIn(email));
    assertThat(
            outside.code(
                "mutation($p:String!){deleteUser(password:$p)}", Map.of("p", GraphQl.PASSWORD)))
        .isEmpty();
    UUID id = UUID.fromString(account.at("/workspace/id").asText());
    Await.until(Duration.ofSeconds(30), () -> left(id), left -> left == 0);
  }

  @Test
  void operatorsOnlyMayDoThat() {
    String id = GraphQl.signUp().at("/workspace/id").asText();
    given().post("/internal/workspaces/" + id + "/suspend").then().statusCode(401);
    assertThat(operate(UUID.randomUUID().toString(), "suspend", 404).get("code").asText())
        .isEqualTo("NOT_FOUND");
    assertThat(operate("no-such-subdomain", "restore", 404).get("code").asText())
        .isEqualTo("NOT_FOUND");
  }

  private long left(UUID id) {
    return List.of("members", "api_keys", "invitations", "feature_flags", "jobs").stream()
        .mapToLong(table -> count(table, id))
        .sum();
  }

  private long count(String table, UUID workspace) {
    return database
        .preparedQuery("select count(*) from " + table + " where workspace_id = $1")
        .executeAndAwait(Tuple.of(workspace))
        .iterator()
        .next()
        .getLong(0);
  }

  static JsonNode operate(String reference, String what, int status) {
    return read(
        given()
            .header(MeshHeaders.MESH, TestTokens.service("operator"))
            .post("/internal/workspaces/" + reference + "/" + what)
            .then()
            .statusCode(status)
            .extract()
            .asString());
  }

  private static JsonNode show(String reference) {
    return read(
        given()
            .header(MeshHeaders.MESH, TestTokens.service("operator"))
            .get("/internal/workspaces/" + reference)
            .then()
            .statusCode(200)
            .extract()
            .asString());
  }

  private static JsonNode read(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
