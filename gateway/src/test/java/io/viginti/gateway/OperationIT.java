package io.viginti.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.viginti.platform.mesh.MeshTokens;
import io.viginti.testing.FakeMesh;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What becomes of an operation: split over the services, repeated when its version is overtaken,
 * joined.
 */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class OperationIT extends GatewayChecks {
  @Test
  void anOperationOfOneServicePassesThrough() throws Exception {
    HttpResponse<String> response = post("{\"query\":\"{ objects { name } }\"}", token);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type"))
        .hasValue("application/json; charset=utf-8");
    JsonObject echo = data(response).getJsonObject("objects");
    assertThat(echo.getString("query")).isEqualTo("{objects{name}}");
    assertThat(echo.getString("authorization")).isEqualTo("Bearer " + token);
    assertThat(response.headers().firstValue("X-Request-Id")).hasValue(echo.getString("requestId"));
  }

  @Test
  void servicesAreToldWhoTheClientIs() throws Exception {
    HttpResponse<String> response =
        send(
            request("graphql", token)
                .header("content-type", "application/json")
                .header("user-agent", "check/1")
                .header("x-forwarded-for", "203.0.113.1")
                .header("forwarded", "for=203.0.113.1")
                .header("x-viginti-client-address", "203.0.113.1")
                .header("x-viginti-mesh", "forged")
                .POST(BodyPublishers.ofString("{\"query\":\"{ objects { name } }\"}")));

    JsonObject echo = data(response).getJsonObject("objects");
    assertThat(echo.getString("clientAddress")).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
    assertThat(echo.getString("clientAgent")).isEqualTo("check/1");
    assertThat(
            new MeshTokens("viginti-mesh-secret-for-development-only", "any")
                .verify(echo.getString("mesh")))
        .isEqualTo("gateway");
  }

  @Test
  void mixedServicesAreJoinedInTheOrderSelected() throws Exception {
    HttpResponse<String> response =
        post(
            new JsonObject()
                .put(
                    "query",
                    "query A($n: Int) { company { name } c: __typename ...f companies(limit: $n)"
                        + " { id } } fragment f on Query { objects { id } currentUser { id } }"
                        + " query B { schemaVersion }")
                .put("operationName", "A")
                .put("variables", new JsonObject().put("n", 3).put("unused", 1))
                .encode(),
            token);

    assertThat(response.statusCode()).isEqualTo(200);
    JsonObject data = data(response);
    assertThat(data.fieldNames())
        .containsExactly("company", "c", "objects", "currentUser", "companies");
    assertThat(data.getString("c")).isEqualTo("Query");
    JsonObject records = data.getJsonObject("company");
    assertThat(records.getString("path")).isEqualTo("/data/records");
    assertThat(records.getString("version")).isEqualTo("1");
    assertThat(records.getJsonObject("variables")).isEqualTo(new JsonObject().put("n", 3));
  }

  @Test
  void literalsTravelAsVariables() throws Exception {
    JsonObject one = records("{ companies(filter: {name: {eq: \"a\"}}) { id } }", "companies");
    JsonObject other = records("{ companies(filter: {name: {eq: \"b\"}}) { id } }", "companies");

    assertThat(one.getString("query")).isEqualTo(other.getString("query"));
    assertThat(one.getJsonObject("variables").toString()).contains("{\"name\":{\"eq\":\"a\"}}");
  }

  @Test
  void mutationsOfAnImportSaySo() throws Exception {
    String create = "{\"query\":\"mutation { createCompany(data: {name: \\\"x\\\"}) { id } }\"}";
    for (String given : new String[] {"true", "false"}) {
      HttpResponse<String> response =
          send(
              request("graphql", token)
                  .header("content-type", "application/json")
                  .header("X-Viginti-Import", given)
                  .POST(BodyPublishers.ofString(create)));

      assertThat(data(response).getJsonObject("createCompany").getString("import"))
          .isEqualTo(given.equals("true") ? "true" : null);
    }
  }

  @Test
  void mutationsCarryTheIdempotencyKey() throws Exception {
    HttpResponse<String> response =
        send(
            request("graphql", token)
                .header("content-type", "application/json")
                .header("Idempotency-Key", "k1")
                .POST(
                    BodyPublishers.ofString(
                        "{\"query\":\"mutation { createCompany(data: {name: \\\"x\\\"}) { id } }\"}")));

    assertThat(data(response).getJsonObject("createCompany").getString("idempotencyKey"))
        .isEqualTo("k1");
  }

  @Test
  void aServiceThatIsAwayTakesOnlyItsOwnFields() throws Exception {
    FakeMesh.shared().on("POST", "auth", "/graphql", request -> new FakeMesh.Answer(503, "gone"));

    HttpResponse<String> whole = post("{\"query\":\"{ hello(to: \\\"x\\\") }\"}", token);
    HttpResponse<String> part =
        post("{\"query\":\"{ hello(to: \\\"x\\\") objects { id } }\"}", token);
    HttpResponse<String> nulled =
        post("{\"query\":\"{ currentUser { id } objects { id } }\"}", token);

    assertThat(whole.statusCode()).isEqualTo(503);
    assertThat(body(whole).containsKey("data")).isFalse();
    assertThat(code(whole)).isEqualTo("UNAVAILABLE");
    assertThat(part.statusCode()).isEqualTo(200);
    assertThat(body(part).getJsonObject("data").getValue("hello")).isNull();
    assertThat(body(part).getJsonObject("data").getJsonObject("objects")).isNotNull();
    assertThat(error(part).getJsonArray("path")).isEqualTo(new JsonArray().add("hello"));
    assertThat(body(nulled).getValue("data")).isNull();
  }

  @Test
  void errorsOfAServiceStayAsTheyAre() throws Exception {
    HttpResponse<String> response =
        post(
            "{\"query\":\"mutation { deleteCompany(id: \\\"%s\\\") { id } rename(name: \\\"x\\\") { id } }\"}"
                .formatted(UUID.randomUUID()),
            token);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(body(response).getValue("data")).isNull();
    assertThat(code(response)).isEqualTo("NOT_FOUND");
  }

  @Test
  void introspectionIsTheGateways() throws Exception {
    JsonObject data =
        data(
            post(
                "{\"query\":\"{ t: __type(name: \\\"Company\\\") { name } __schema { queryType { name } }"
                    + " objects { id } }\"}",
                token));

    assertThat(data.getJsonObject("t").getString("name")).isEqualTo("Company");
    assertThat(data.getJsonObject("__schema").getJsonObject("queryType").getString("name"))
        .isEqualTo("Query");
  }
}
