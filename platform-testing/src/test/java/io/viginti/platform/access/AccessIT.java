package io.viginti.platform.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.viginti.contracts.mesh.FixedRoles;
import io.viginti.platform.news.News;
import io.viginti.testing.FakeMesh;
import io.viginti.testing.FakeMesh.Answer;
import io.viginti.testing.MeshServers;
import io.viginti.testing.TestTokens;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class AccessIT {
  private static final FakeMesh MESH = FakeMesh.shared();

  private final UUID workspace = UUID.randomUUID();
  private final UUID role = UUID.randomUUID();

  @Inject News news;

  @BeforeEach
  void aWorkspaceWithARole() {
    publish("one-" + workspace, "\"API_KEYS\"");
  }

  @Test
  void theFixedRolesNeedNoLookUp() {
    may(FixedRoles.ADMIN, "BILLING").statusCode(200).body(equalTo(workspace.toString()));
    may(FixedRoles.ADMIN, "administer").statusCode(200);
    may(FixedRoles.MEMBER, "API_KEYS").statusCode(403).body("code", equalTo("FORBIDDEN"));
    may(FixedRoles.MEMBER, "administer").statusCode(403);
    assertThat(MESH.requestsTo("metadata"))
        .noneMatch(request -> request.path().contains(workspace.toString()));
  }

  @Test
  void aRoleMayChangeWhatItNames() {
    may(role, "API_KEYS").statusCode(200);
    may(role, "ROLES").statusCode(403).body("detail", equalTo("Your role may not do this"));
    may(role, "administer").statusCode(403);
  }

  @Test
  void aChangeHoldsFromTheNextRequestOn() {
    may(role, "API_KEYS").statusCode(200);
    publish("two-" + workspace, "\"ROLES\"");
    news.announce("schema:" + workspace).await().atMost(Duration.ofSeconds(5));
    may(role, "API_KEYS").statusCode(403);
    may(role, "ROLES").statusCode(200);
  }

  @Test
  void anIdThatIsNoRoleOfTheWorkspaceMayNothing() {
    UUID elsewhere = UUID.randomUUID();
    may(elsewhere, "API_KEYS").statusCode(403);
    may(elsewhere, "role").statusCode(200).body(equalTo("No role"));
  }

  @Test
  void whatCannotBeAskedIsRefused() {
    MESH.on(
        "GET",
        "metadata",
        "/internal/workspaces/" + workspace + "/version",
        request -> Answer.problem(503, "UNAVAILABLE"));
    may(role, "API_KEYS").statusCode(503);
  }

  private void publish(String hash, String settings) {
    MESH.on(
        "GET",
        "metadata",
        "/internal/workspaces/" + workspace + "/version",
        request ->
            Answer.ok(
                """
                {"workspaceId": "%s", "version": 1, "shapeHash": "s", "accessHash": "%s",
                 "cluster": "main"}"""
                    .formatted(workspace, hash)));
    MESH.on(
        "GET",
        "metadata",
        "/internal/access/" + hash,
        request ->
            Answer.ok(
                """
                {"format": 1, "roles": [{"id": "%s", "label": "Keys", "canReadAllRecords": true,
                 "canUpdateAllRecords": false, "canSoftDeleteAllRecords": false,
                 "canDestroyAllRecords": false, "canUpdateAllSettings": false,
                 "settings": [%s], "objects": [], "fields": [],
                 "rules": [{"objectName": "company", "filter": {"name": {"eq": "$member"}}}]}]}"""
                    .formatted(role, settings)));
  }

  private ValidatableResponse may(UUID roleId, String what) {
    String token = TestTokens.user(UUID.randomUUID(), workspace, UUID.randomUUID(), roleId);
    return given().header("Authorization", "Bearer " + token).get("/may/" + what).then();
  }
}
