package io.viginti.data.entry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.viginti.contracts.mesh.MeshHeaders;
import io.viginti.data.testing.TestWorkspace;
import io.viginti.testing.MeshServers;
import io.viginti.testing.TestTokens;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class RecordsEntryIT {
  private static final String CREATE =
      "mutation { createCompany(data: {name: \"Acme\"}) { id name } }";

  private final TestWorkspace workspace = new TestWorkspace().publish(2);
  private final String token = TestTokens.admin(workspace.id());

  @BeforeEach
  void tables() {
    internal("POST", "/expand", workspace.expandRequest()).statusCode(204);
  }

  private ValidatableResponse internal(String method, String path, String body) {
    return given()
        .header(MeshHeaders.MESH, TestTokens.service("metadata-service"))
        .contentType(ContentType.JSON)
        .body(body)
        .request(method, "/internal/workspaces/" + workspace.id() + path)
        .then();
  }

  private ValidatableResponse command(String body) {
    return internal("POST", "/records", body);
  }

  private ValidatableResponse records(String query, Map<String, String> headers) {
    return given()
        .header("Authorization", "Bearer " + token)
        .headers(headers)
        .contentType(ContentType.JSON)
        .body(Map.of("query", query))
        .post("/records")
        .then();
  }

  @Test
  void writesAndReadsAtTheVersionNamed() {
    records(CREATE, Map.of(MeshHeaders.SCHEMA_VERSION, "2"))
        .statusCode(200)
        .header(MeshHeaders.RAN_VERSION, "2")
        .body("data.createCompany.name", equalTo("Acme"));
    records("{ companies { name } }", Map.of(MeshHeaders.SCHEMA_VERSION, "2"))
        .body("data.companies.name", hasItems("Acme"));
  }

  @Test
  void tellsAGatewayThatIsBehindBeforeItRunsAnything() {
    records(CREATE, Map.of(MeshHeaders.SCHEMA_VERSION, "1"))
        .statusCode(409)
        .body("code", equalTo("SCHEMA_BEHIND"))
        .body("version", equalTo(2));
    records("{ companies { name } }", Map.of()).body("data.companies", hasSize(0));
  }

  @Test
  void loadsTheVersionThatAGatewayKnowsAlready() {
    records("{ companies { name } }", Map.of()).header(MeshHeaders.RAN_VERSION, "2");
    workspace.publish(3);

    records("{ companies { name } }", Map.of(MeshHeaders.SCHEMA_VERSION, "3"))
        .statusCode(200)
        .header(MeshHeaders.RAN_VERSION, "3");
  }

  @Test
  void writesOnceForAnIdempotencyKey() {
    Map<String, String> key = Map.of(MeshHeaders.IDEMPOTENCY_KEY, "k-1");
    String first = records(CREATE, key).extract().body().asString();
    String again = records(CREATE, key).extract().body().asString();

    assertThat(again).isEqualTo(first);
    records("{ companies { name } }", Map.of()).body("data.companies", hasSize(1));
    records("{ companies { name } }", key).statusCode(409).body("code", equalTo("CONFLICT"));
  }

  @Test
  void answersProblemsForWhatDidNotRun() {
    given()
        .contentType(ContentType.JSON)
        .body("{}")
        .post("/records")
        .then()
        .statusCode(401)
        .body("code", equalTo("UNAUTHENTICATED"));
    given()
        .header("Authorization", "Bearer " + token)
        .body("no json")
        .post("/records")
        .then()
        .statusCode(400)
        .body("code", equalTo("BAD_USER_INPUT"));
  }

  @Test
  void keepsACallerInTheirWorkspace() {
    given()
        .header(MeshHeaders.MESH, TestTokens.service("workflow-service"))
        .header("Authorization", "Bearer " + TestTokens.admin(UUID.randomUUID()))
        .contentType(ContentType.JSON)
        .body("{\"operation\":\"FIND\",\"object\":\"company\"}")
        .post("/internal/workspaces/" + workspace.id() + "/records")
        .then()
        .statusCode(404);
  }

  @Test
  void runsCommandsOfTheMesh() {
    UUID id = UUID.randomUUID();
    String create =
        "{\"operation\":\"CREATE_IF_ABSENT\",\"object\":\"company\",\"data\":[{\"id\":\""
            + id
            + "\",\"name\":\"Acme\",\"stage\":\"WON\"}]}";
    command(create).statusCode(200);
    command(create).statusCode(200);

    command(
            "{\"operation\":\"FIND\",\"object\":\"company\",\"filter\":{\"stage\":{\"eq\":\"WON\"}}}")
        .body("records", hasSize(1))
        .body("records[0].id", equalTo(id.toString()))
        .body("records[0].createdBy.source", equalTo("SYSTEM"));
  }

  @Test
  void givesRepeatedCommandsTheFirstAnswer() {
    String create = "{\"operation\":\"CREATE\",\"object\":\"company\",\"data\":[{\"name\":\"A\"}]}";
    String first = keyed(create);

    assertThat(keyed(create)).isEqualTo(first);
    command("{\"operation\":\"FIND\",\"object\":\"company\"}").body("records", hasSize(1));
  }

  private String keyed(String body) {
    return given()
        .header(MeshHeaders.MESH, TestTokens.service("workflow-service"))
        .header(MeshHeaders.IDEMPOTENCY_KEY, "step-1")
        .contentType(ContentType.JSON)
        .body(body)
        .post("/internal/workspaces/" + workspace.id() + "/records")
        .then()
        .statusCode(200)
        .extract()
        .body()
        .asString();
  }

  @Test
  void projectsMembersOnceAndAgain() {
    UUID member = UUID.randomUUID();
    for (String name : new String[] {"Ada", "Ada", "Augusta"}) {
      internal(
              "PUT",
              "/members/" + member,
              "{\"memberId\":\""
                  + member
                  + "\",\"userId\":\""
                  + UUID.randomUUID()
                  + "\",\"email\":\"ada@viginti.dev\",\"firstName\":\""
                  + name
                  + "\",\"lastName\":\"Lovelace\"}")
          .statusCode(204);
    }
    command("{\"operation\":\"FIND\",\"object\":\"workspaceMember\"}")
        .body("records", hasSize(1))
        .body("records[0].id", equalTo(member.toString()))
        .body("records[0].name.firstName", equalTo("Augusta"))
        .body("records[0].avatarUrl", nullValue());
  }

  @Test
  void installsDefaultViewsOnce() {
    internal("PUT", "/defaults", "{}").statusCode(204);
    internal("PUT", "/defaults", "{}").statusCode(204);

    command("{\"operation\":\"FIND\",\"object\":\"view\"}")
        .body("records", hasSize(1))
        .body("records[0].name", equalTo("All Companies"));
    command("{\"operation\":\"FIND\",\"object\":\"viewField\"}")
        .body("records.fieldName", hasItems("name", "employees", "stage"));
    command("{\"operation\":\"FIND\",\"object\":\"favorite\"}").body("records", hasSize(1));
  }

  @Test
  void explainsToAdministrators() {
    given()
        .header("Authorization", "Bearer " + token)
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "query",
                "{ explain(query: \"{ companies { name } }\") { intent plan statements } }"))
        .post("/graphql")
        .then()
        .body("data.explain", hasSize(1))
        .body("data.explain[0].statements", hasSize(1));
  }
}
