package io.viginti.data.entry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.viginti.contracts.mesh.MeshHeaders;
import io.viginti.contracts.mesh.RestRequest;
import io.viginti.contracts.mesh.RestRequest.Operation;
import io.viginti.data.testing.TestWorkspace;
import io.viginti.testing.MeshServers;
import io.viginti.testing.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshServers.class)
@TestProfile(RowBudgetIT.Small.class)
class RowBudgetIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HEADS = "headId[is]:NULL";

  /** Two heads with eight branches each are too many at once, one is not. */
  public static final class Small implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("viginti.data.engine.read-rows", "15");
    }
  }

  private final TestWorkspace workspace = new TestWorkspace().withBranches().publish(2);
  private String head = "";

  @BeforeEach
  void headsWithBranches() {
    tables(workspace);
    List<String> heads = create(workspace, "North", "South");
    head = heads.getFirst();
    for (String one : heads) {
      ArrayNode branches = JSON.createArrayNode();
      IntStream.range(0, 8)
          .forEach(i -> branches.addObject().put("name", "Branch " + i).put("headId", one));
      send(workspace, Operation.CREATE_MANY, null, Map.of("fields", "id"), branches)
          .statusCode(200);
    }
  }

  private static void tables(TestWorkspace of) {
    given()
        .header(MeshHeaders.MESH, TestTokens.service("metadata-service"))
        .contentType(ContentType.JSON)
        .body(of.expandRequest())
        .post("/internal/workspaces/" + of.id() + "/expand")
        .then()
        .statusCode(204);
  }

  private static List<String> create(TestWorkspace in, String... names) {
    ArrayNode records = JSON.createArrayNode();
    for (String name : names) {
      records.addObject().put("name", name);
    }
    return send(in, Operation.CREATE_MANY, null, Map.of(), records)
        .statusCode(200)
        .extract()
        .path("data.createCompanies.id");
  }

  private static ValidatableResponse send(
      TestWorkspace of,
      Operation operation,
      @Nullable String id,
      Map<String, String> parameters,
      @Nullable JsonNode body) {
    return given()
        .header("Authorization", "Bearer " + TestTokens.admin(of.id()))
        .contentType(ContentType.JSON)
        .body(new RestRequest(operation, "companies", id, parameters, body))
        .post("/rest")
        .then();
  }

  private ValidatableResponse list(Map<String, String> parameters) {
    return send(workspace, Operation.LIST, null, parameters, null);
  }

  @Test
  void countsTheRowsOfEveryLevel() {
    list(Map.of("filter", HEADS)).statusCode(200).body("data.companies", hasSize(2));
    list(Map.of("filter", HEADS, "depth", "1"))
        .statusCode(413)
        .contentType("application/problem+json")
        .body("code", equalTo("LIMIT_EXCEEDED"))
        .body("detail", allOf(containsString("15"), containsString("16")));
    list(Map.of("filter", HEADS + ",name[eq]:North", "depth", "1"))
        .statusCode(200)
        .body("data.companies[0].branches", hasSize(8));
  }

  @Test
  void aGraphQlAnswerHasTheSameBudget() {
    given()
        .header("Authorization", "Bearer " + TestTokens.admin(workspace.id()))
        .contentType(ContentType.JSON)
        .body(Map.of("query", "{ companies(filter: {headId: {is: NULL}}) { branches { id } } }"))
        .post("/records")
        .then()
        .statusCode(200)
        .body("data", equalTo(null))
        .body("errors[0].extensions.code", equalTo("LIMIT_EXCEEDED"));
  }

  @Test
  void aChangeWhoseAnswerIsTooLargeWritesNothing() {
    send(
            workspace,
            Operation.UPDATE_MANY,
            null,
            Map.of("filter", HEADS, "depth", "1"),
            JSON.createObjectNode().put("name", "Renamed"))
        .statusCode(413);

    send(workspace, Operation.ONE, head, Map.of(), null)
        .body("data.company.name", equalTo("North"));
    send(
            workspace,
            Operation.UPDATE,
            head,
            Map.of("depth", "1"),
            JSON.createObjectNode().put("name", "Renamed"))
        .statusCode(200)
        .body("data.updateCompany.branches", hasSize(8));
  }

  @Test
  void anotherWorkspaceDoesNotNotice() {
    TestWorkspace other = new TestWorkspace().withBranches().publish(2);
    tables(other);
    create(other, "Alone");

    List<CompletableFuture<Integer>> greedy =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> list(Map.of("filter", HEADS, "depth", "2")).extract().statusCode()))
            .toList();
    for (int i = 0; i < 8; i++) {
      send(other, Operation.LIST, null, Map.of("depth", "2"), null)
          .statusCode(200)
          .body("data.companies.name", equalTo(List.of("Alone")));
    }
    assertThat(greedy).extracting(CompletableFuture::join).containsOnly(413);
  }
}
