package io.viginti.data.entry;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.viginti.contracts.mesh.FixedRoles;
import io.viginti.contracts.mesh.MeshHeaders;
import io.viginti.data.testing.TestWorkspace;
import io.viginti.platform.news.News;
import io.viginti.testing.MeshServers;
import io.viginti.testing.TestTokens;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records for a workspace's own roles, as the published access document has them. */
@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class RolesEntryIT {
  private static final String HIDES_EMPLOYEES =
      """
      {"objectName": "company", "fieldName": "employees", "canRead": false, "canUpdate": false}""";

  @Inject News news;

  private final TestWorkspace workspace = new TestWorkspace();
  private final UUID role = UUID.randomUUID();

  @BeforeEach
  void tables() {
    workspace.publish(2, document(HIDES_EMPLOYEES));
    given()
        .header(MeshHeaders.MESH, TestTokens.service("metadata-service"))
        .contentType(ContentType.JSON)
        .body(workspace.expandRequest())
        .post("/internal/workspaces/" + workspace.id() + "/expand")
        .then()
        .statusCode(204);
    for (String name : List.of("Acme", "Secret")) {
      records(
              FixedRoles.MEMBER,
              "mutation { createCompany(data: {name: \"%s\", employees: 5}) { id } }"
                  .formatted(name))
          .body("errors", equalTo(null));
    }
  }

  private String document(String fields) {
    return """
        {"format": 1, "roles": [{"id": "%s", "label": "Sales", "description": null,
         "canReadAllRecords": true, "canUpdateAllRecords": true, "canSoftDeleteAllRecords": true,
         "canDestroyAllRecords": true, "canUpdateAllSettings": false, "settings": [],
         "objects": [{"objectName": "view", "canRead": false, "canUpdate": null,
                      "canSoftDelete": null, "canDestroy": null}],
         "fields": [%s],
         "rules": [{"objectName": "company", "filter": {"name": {"neq": "Secret"}}}]}]}
        """
        .formatted(role, fields);
  }

  private ValidatableResponse records(UUID roleId, String query) {
    return given()
        .header("Authorization", "Bearer " + token(roleId))
        .contentType(ContentType.JSON)
        .body(Map.of("query", query))
        .post("/records")
        .then();
  }

  private ValidatableResponse rest(UUID roleId, String plural) {
    return given()
        .header("Authorization", "Bearer " + token(roleId))
        .contentType(ContentType.JSON)
        .body("{\"operation\": \"LIST\", \"plural\": \"%s\", \"parameters\": {}}".formatted(plural))
        .post("/rest")
        .then();
  }

  private String token(UUID roleId) {
    return TestTokens.user(UUID.randomUUID(), workspace.id(), UUID.randomUUID(), roleId);
  }

  @Test
  void aRoleSeesWhatItMay() {
    records(role, "{ companies { name } companiesAggregate { count } }")
        .body("data.companies.name", contains("Acme"))
        .body("data.companiesAggregate.count", equalTo(1));
    records(role, "{ companies { employees } }")
        .body("errors[0].extensions.code", equalTo("FORBIDDEN"))
        .body("errors[0].extensions.problems[0].path", contains("employees"));
    records(FixedRoles.MEMBER, "{ companies { name employees } }")
        .body("data.companies", hasSize(2));
  }

  @Test
  void restAnswersWhatMayBeRead() {
    rest(role, "companies")
        .statusCode(200)
        .body("data.companies", hasSize(1))
        .body("data.companies[0].name", equalTo("Acme"))
        .body("data.companies[0].containsKey('employees')", equalTo(false));
    rest(role, "views").statusCode(404).body("code", equalTo("NOT_FOUND"));
  }

  @Test
  void aRoleThatIsNoneOfTheWorkspaceMayNothing() {
    records(UUID.randomUUID(), "{ companies { name } }")
        .body("data", equalTo(null))
        .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    rest(UUID.randomUUID(), "companies").statusCode(404);
  }

  @Test
  void aChangeOfAccessHoldsFromTheNextRequestOn() {
    records(role, "{ companies { employees } }")
        .body("errors[0].extensions.code", equalTo("FORBIDDEN"));

    workspace.publish(2, document(""));
    news.announce("schema:" + workspace.id()).await().indefinitely();

    records(role, "{ companies { employees } }").body("data.companies.employees", contains(5));
  }
}
