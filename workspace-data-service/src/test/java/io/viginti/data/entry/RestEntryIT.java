package io.viginti.data.entry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class RestEntryIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestWorkspace workspace = new TestWorkspace().publish(2);
  private final String token = TestTokens.admin(workspace.id());

  @BeforeEach
  void tables() {
    expand(workspace);
  }

  private static void expand(TestWorkspace of) {
    given()
        .header(MeshHeaders.MESH, TestTokens.service("metadata-service"))
        .contentType(ContentType.JSON)
        .body(of.expandRequest())
        .post("/internal/workspaces/" + of.id() + "/expand")
        .then()
        .statusCode(204);
  }

  private ValidatableResponse send(
      RestRequest request, String bearer, Map<String, String> headers) {
    return given()
        .header("Authorization", "Bearer " + bearer)
        .headers(headers)
        .contentType(ContentType.JSON)
        .body(request)
        .post("/rest")
        .then();
  }

  private ValidatableResponse rest(
      Operation operation, @Nullable String id, Map<String, String> parameters, String body) {
    try {
      RestRequest request =
          new RestRequest(operation, "companies", id, parameters, JSON.readTree(body));
      return send(request, token, Map.of());
    } catch (java.io.IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private String create(String body) {
    return rest(Operation.CREATE, null, Map.of(), body)
        .statusCode(200)
        .extract()
        .path("data.createCompany.id");
  }

  private ValidatableResponse list(String filter) {
    return rest(Operation.LIST, null, Map.of("filter", filter, "order_by", "name"), "null");
  }

  @Test
  void createsReadsChangesAndRemoves() {
    String id = create("{\"name\":\"Acme\",\"employees\":12,\"stage\":\"NEW\"}");

    rest(Operation.ONE, id, Map.of(), "null")
        .statusCode(200)
        .header(MeshHeaders.RAN_VERSION, "2")
        .body("data.company.name", equalTo("Acme"))
        .body("data.company.createdBy.source", equalTo("MANUAL"))
        .body("data.company.deletedAt", equalTo(null));
    rest(Operation.UPDATE, id, Map.of("fields", "employees,stage"), "{\"employees\":13}")
        .body("data.updateCompany", equalTo(Map.of("employees", 13, "stage", "NEW")));
    rest(Operation.DELETE, id, Map.of("soft_delete", "true"), "null")
        .body("data.deleteCompany", equalTo(Map.of("id", id)));
    rest(Operation.ONE, id, Map.of(), "null").statusCode(404).body("code", equalTo("NOT_FOUND"));
    rest(Operation.RESTORE, id, Map.of(), "null").body("data.restoreCompany.name", equalTo("Acme"));
    rest(Operation.DELETE, id, Map.of(), "null")
        .body("data.deleteCompany", equalTo(Map.of("id", id)));
    rest(Operation.RESTORE, id, Map.of(), "null").statusCode(404);
  }

  @Test
  void filtersOrdersAndLimits() {
    rest(
            Operation.CREATE_MANY,
            null,
            Map.of(),
            "[{\"name\":\"Beta, Inc\",\"employees\":2},{\"name\":\"Alpha\",\"employees\":1,"
                + "\"stage\":\"WON\"},{\"name\":\"Gamma\"}]")
        .statusCode(200)
        .body("data.createCompanies.name", contains("Beta, Inc", "Alpha", "Gamma"));

    list("name[eq]:\"Beta, Inc\"").body("data.companies.name", contains("Beta, Inc"));
    list("or(employees[lt]:2,employees[is]:NULL)")
        .body("data.companies.name", contains("Alpha", "Gamma"));
    list("not(stage[in]:[WON])").body("data.companies", empty());
    list("employees[in]:[1,2],name[startsWith]:A").body("data.companies.name", contains("Alpha"));
    rest(Operation.LIST, null, Map.of("order_by", "name[DescNullsLast]", "limit", "1"), "null")
        .body("data.companies.name", contains("Gamma"));
  }

  @Test
  void pagesWithCursors() {
    rest(
        Operation.CREATE_MANY,
        null,
        Map.of(),
        "[{\"name\":\"A\"},{\"name\":\"B\"},{\"name\":\"C\"},{\"name\":\"D\"}]");
    String end =
        rest(Operation.LIST, null, Map.of("order_by", "name", "limit", "2"), "null")
            .body("data.companies.name", contains("A", "B"))
            .body("totalCount", equalTo(4))
            .body("pageInfo.hasNextPage", equalTo(true))
            .body("pageInfo.hasPreviousPage", equalTo(false))
            .body("pageInfo.startCursor", notNullValue())
            .extract()
            .path("pageInfo.endCursor");
    String start =
        rest(Operation.LIST, null, Map.of("order_by", "name", "starting_after", end), "null")
            .body("data.companies.name", contains("C", "D"))
            .body("pageInfo.hasNextPage", equalTo(false))
            .body("pageInfo.hasPreviousPage", equalTo(true))
            .extract()
            .path("pageInfo.startCursor");
    rest(
            Operation.LIST,
            null,
            Map.of("order_by", "name", "ending_before", start, "limit", "1"),
            "null")
        .body("data.companies.name", contains("B"))
        .body("pageInfo.hasPreviousPage", equalTo(true));
    rest(Operation.LIST, null, Map.of("order_by", "createdAt", "starting_after", end), "null")
        .statusCode(400)
        .body("code", equalTo("BAD_USER_INPUT"))
        .body("detail", containsString("starting_after"));
    rest(Operation.LIST, null, Map.of("ending_before", "nonsense"), "null").statusCode(400);
  }

  @Test
  void changesWhatAFilterSelects() {
    rest(
        Operation.CREATE_MANY,
        null,
        Map.of(),
        "[{\"name\":\"A\",\"employees\":1},{\"name\":\"B\",\"employees\":1},{\"name\":\"C\"}]");
    Map<String, String> ones = Map.of("filter", "employees[eq]:1");

    rest(Operation.UPDATE_MANY, null, ones, "{\"stage\":\"WON\"}")
        .statusCode(200)
        .body("data.updateCompanies.stage", contains("WON", "WON"));
    rest(
            Operation.DELETE_MANY,
            null,
            Map.of("filter", "employees[eq]:1", "soft_delete", "true"),
            "null")
        .body("data.deleteCompanies", hasSize(2))
        .body("data.deleteCompanies[0].keySet()", contains("id"));
    rest(Operation.RESTORE_MANY, null, ones, "null").body("data.restoreCompanies", hasSize(2));
    rest(Operation.DELETE_MANY, null, ones, "null").body("data.deleteCompanies", hasSize(2));
    rest(Operation.RESTORE_MANY, null, ones, "null").body("data.restoreCompanies", empty());
    rest(Operation.LIST, null, Map.of(), "null").body("data.companies.name", contains("C"));
  }

  @Test
  void groupsByWhatGraphQlGroupsBy() {
    rest(
        Operation.CREATE_MANY,
        null,
        Map.of(),
        "[{\"name\":\"A\",\"employees\":1,\"stage\":\"NEW\"},"
            + "{\"name\":\"B\",\"employees\":4,\"stage\":\"WON\"},"
            + "{\"name\":\"C\",\"employees\":6,\"stage\":\"WON\"},{\"name\":\"D\"}]");

    groups(Map.of("group_by", "stage"))
        .statusCode(200)
        .body("data", hasSize(3))
        .body("data[1]", equalTo(Map.of("key", List.of("WON"), "count", 2)));
    groups(
            Map.of(
                "group_by", "stage, createdAt[YEAR:Europe/Paris]",
                "aggregates", "sum.employees,max.name",
                "filter", "stage[is]:NOT_NULL",
                "order_by", "sum.employees[DescNullsLast]",
                "limit", "1"))
        .statusCode(200)
        .body("data", hasSize(1))
        .body("data[0].key", hasSize(2))
        .body("data[0].sum", equalTo(Map.of("employees", "10")))
        .body("data[0].max", equalTo(Map.of("name", "C")));
    groups(Map.of("group_by", "createdBy.source", "aggregates", "countDistinct.createdBy"))
        .statusCode(200)
        .body("data[0].key", contains("MANUAL"))
        .body("data[0].countDistinct.createdBy.name", equalTo(1));
  }

  private ValidatableResponse groups(Map<String, String> parameters) {
    return rest(Operation.GROUP_BY, null, parameters, "null");
  }

  @Test
  void refusesGroupsThatThereCannotBe() {
    groups(Map.of()).statusCode(400).body("problems[0].path", contains("group_by"));
    groups(Map.of("group_by", "stage[MONTH"))
        .statusCode(400)
        .body("detail", containsString("at character 12"));
    groups(Map.of("group_by", "ghost,createdAt,stage[DAY]"))
        .statusCode(400)
        .body("problems.path[0]", contains("group_by", 0, "ghost"))
        .body("problems.message", hasItem("needs a granularity such as MONTH"))
        .body("problems", hasSize(3));
    groups(Map.of("group_by", "createdAt[DAY:Mars/Base]"))
        .statusCode(400)
        .body("detail", containsString("time zone"));
    groups(Map.of("group_by", "stage", "aggregates", "sum.name,sum,product.employees"))
        .statusCode(400)
        .body("problems", hasSize(3))
        .body("problems.path", everyItem(contains("aggregates")));
    groups(Map.of("group_by", "stage", "limit", "1001")).statusCode(413);
    send(
            new RestRequest(Operation.GROUP_BY, "company", null, Map.of("group_by", "stage"), null),
            token,
            Map.of())
        .statusCode(400)
        .body("detail", containsString("/rest/companies/groupBy"));
  }

  @Test
  void groupsByFieldsOfRelatedRecords() {
    TestWorkspace related = new TestWorkspace().withBranches().publish(2);
    expand(related);
    String bearer = TestTokens.admin(related.id());
    String head =
        send(
                new RestRequest(
                    Operation.CREATE,
                    "companies",
                    null,
                    Map.of(),
                    JSON.createObjectNode().put("name", "Head")),
                bearer,
                Map.of())
            .extract()
            .path("data.createCompany.id");
    send(
        new RestRequest(
            Operation.CREATE,
            "companies",
            null,
            Map.of(),
            JSON.createObjectNode().put("name", "Branch").put("headId", head)),
        bearer,
        Map.of());

    send(
            new RestRequest(
                Operation.GROUP_BY,
                "companies",
                null,
                Map.of("group_by", "head.name", "filter", "headId[is]:NOT_NULL"),
                null),
            bearer,
            Map.of())
        .statusCode(200)
        .body("data", equalTo(List.of(Map.of("key", List.of("Head"), "count", 1))));
  }

  @Test
  void mergesSeveralIntoOne() {
    String first = create("{\"name\":\"A\"}");
    String second = create("{\"name\":\"B\",\"employees\":7}");
    String body = "{\"ids\":[\"%s\",\"%s\"],\"conflictPriorityIndex\":0%s}";

    rest(Operation.MERGE, null, Map.of(), body.formatted(first, second, ",\"dryRun\":true"))
        .statusCode(200)
        .body("data.mergeCompanies.employees", equalTo(7));
    rest(Operation.LIST, null, Map.of(), "null").body("data.companies", hasSize(2));
    rest(Operation.MERGE, null, Map.of(), body.formatted(first, second, ""))
        .statusCode(200)
        .body("data.mergeCompanies.id", equalTo(first))
        .body("data.mergeCompanies.name", equalTo("A"));
    rest(Operation.LIST, null, Map.of(), "null").body("data.companies", hasSize(1));
    rest(Operation.MERGE, null, Map.of(), "{}").statusCode(400);
    rest(Operation.MERGE, null, Map.of(), "{\"ids\":[\"%s\",\"%s\"]}".formatted(first, second))
        .statusCode(400);
  }

  @Test
  void upsertsWhenAsked() {
    String id = create("{\"name\":\"A\"}");
    String again = "{\"id\":\"" + id + "\",\"name\":\"B\"}";

    rest(Operation.CREATE, null, Map.of(), again).statusCode(409);
    rest(Operation.CREATE, null, Map.of("upsert", "true"), again)
        .statusCode(200)
        .body("data.createCompany.name", equalTo("B"));
  }

  @Test
  void refusesWithTheCodesOfTheApi() {
    list("ghost[eq]:1,name[near]:1")
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("BAD_USER_INPUT"))
        .body("problems.path", hasItem(contains("filter", "and", 0, "ghost")))
        .body("problems", hasSize(2))
        .body("requestId", notNullValue());
    list("employees[eq]:many").statusCode(400).body("detail", containsString("whole number"));
    rest(Operation.LIST, null, Map.of("order_by", "ghost"), "null")
        .statusCode(400)
        .body("problems[0].path[0]", equalTo("order_by"));
    rest(Operation.LIST, null, Map.of("limit", "1001"), "null")
        .statusCode(413)
        .body("code", equalTo("LIMIT_EXCEEDED"))
        .body("detail", containsString("1000"));
    rest(Operation.CREATE, null, Map.of(), "{\"name\":5,\"ghost\":1}")
        .statusCode(400)
        .body("problems.path", contains(contains("name"), contains("ghost")))
        .body("detail", not(containsString("data")));
    rest(Operation.CREATE_MANY, null, Map.of(), "{}").statusCode(400);
    rest(Operation.ONE, "no-uuid", Map.of(), "null").statusCode(400);
  }

  @Test
  void keepsToTheCallersWorkspace() {
    String id = create("{\"name\":\"Acme\"}");
    TestWorkspace other = new TestWorkspace().publish(2);
    expand(other);

    for (Operation operation :
        new Operation[] {Operation.ONE, Operation.UPDATE, Operation.DELETE, Operation.RESTORE}) {
      send(
              new RestRequest(operation, "companies", id, Map.of(), JSON.createObjectNode()),
              TestTokens.admin(other.id()),
              Map.of())
          .statusCode(404);
    }
    rest(Operation.ONE, id, Map.of(), "null").statusCode(200);
    given()
        .contentType(ContentType.JSON)
        .body("{}")
        .post("/rest")
        .then()
        .statusCode(401)
        .body("code", equalTo("UNAUTHENTICATED"));
  }

  @Test
  void writesOnceForAnIdempotencyKey() {
    RestRequest create =
        new RestRequest(
            Operation.CREATE,
            "companies",
            null,
            Map.of(),
            JSON.createObjectNode().put("name", "Acme"));
    Map<String, String> key = Map.of(MeshHeaders.IDEMPOTENCY_KEY, UUID.randomUUID().toString());
    String first = send(create, token, key).statusCode(200).extract().body().asString();

    assertThat(send(create, token, key).extract().body().asString()).isEqualTo(first);
    list("name[eq]:Acme").body("data.companies", hasSize(1));
  }

  @Test
  void asksForTheCurrentVersionBeforeItRefuses() {
    list("name[eq]:x").header(MeshHeaders.RAN_VERSION, "2");
    TestWorkspace renamed = workspace.withObject("machine", "machines");
    renamed.publish(3);
    expand(renamed);

    send(new RestRequest(Operation.LIST, "machines", null, Map.of(), null), token, Map.of())
        .statusCode(200)
        .header(MeshHeaders.RAN_VERSION, "3")
        .body("data.machines", empty());
  }
}
