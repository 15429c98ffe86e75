package io.viginti.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.viginti.testing.TestTokens;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class RestIT {
  private static final String ID = UUID.randomUUID().toString();

  private final String token = TestTokens.admin(UUID.randomUUID());

  private RequestSpecification caller() {
    return given().header("Authorization", "Bearer " + token).urlEncodingEnabled(false);
  }

  @Test
  void passesARequestOnWithItsCaller() {
    caller()
        .get("/rest/companies?filter=name%5Beq%5D:a%26b&limit=3")
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("operation", equalTo("LIST"))
        .body("plural", equalTo("companies"))
        .body("parameters.filter", equalTo("name[eq]:a&b"))
        .body("parameters.limit", equalTo("3"))
        .body("body", nullValue())
        .body("authorization", equalTo("Bearer " + token))
        .body("requestId", notNullValue())
        .body("version", notNullValue());
  }

  @Test
  void createsWith201AndKeepsTheDigitsOfNumbers() {
    caller()
        .contentType(ContentType.JSON)
        .header("Idempotency-Key", "k1")
        .body("{\"amount\":1.000000000000000000001}")
        .post("/rest/companies")
        .then()
        .statusCode(201)
        .body("operation", equalTo("CREATE"))
        .body("idempotencyKey", equalTo("k1"))
        .body("raw", containsString("1.000000000000000000001"));
    caller()
        .contentType(ContentType.JSON)
        .body("[]")
        .post("/rest/batch/companies")
        .then()
        .statusCode(201)
        .body("operation", equalTo("CREATE_MANY"));
    caller()
        .contentType(ContentType.JSON)
        .body("{}")
        .patch("/rest/companies/" + ID)
        .then()
        .statusCode(200)
        .body("operation", equalTo("UPDATE"))
        .body("id", equalTo(ID))
        .body("body", anEmptyMap());
    caller()
        .patch("/rest/restore/companies/" + ID)
        .then()
        .statusCode(200)
        .body("operation", equalTo("RESTORE"));
  }

  @Test
  void passesProblemsBack() {
    caller()
        .header("X-Request-Id", "r-1")
        .get("/rest/ghosts")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .header("X-Request-Id", "r-1")
        .body("code", equalTo("NOT_FOUND"))
        .body("detail", equalTo("no ghosts"))
        .body("requestId", equalTo("r-1"))
        .body("problems[0].path", contains("a", 1));
  }

  @ParameterizedTest
  @CsvSource({
    "GET,  companies?limit=1&limit=2, application/json, '',   400, BAD_USER_INPUT",
    "POST, companies,                 application/json, '{',  400, BAD_USER_INPUT",
    "POST, companies,                 text/plain,       '{}', 415, BAD_USER_INPUT",
    "PUT,  companies,                 application/json, '{}', 405, BAD_USER_INPUT",
    "GET,  companies/1/people,        application/json, '',   404, NOT_FOUND",
  })
  void refusesWhatHttpAlreadyTells(
      String method, String path, String type, String body, int status, String code) {
    caller()
        .contentType(type)
        .body(body)
        .request(method, "/rest/" + path)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("status", equalTo(status))
        .body("code", equalTo(code));
  }

  @Test
  void refusesCallersItDoesNotKnow() {
    given().get("/rest/companies").then().statusCode(401).body("code", equalTo("UNAUTHENTICATED"));
    given()
        .header("Authorization", "Bearer nonsense")
        .get("/rest/companies")
        .then()
        .statusCode(401);
  }

  @Test
  void refusesABodyOverTheLimit() {
    caller()
        .contentType(ContentType.JSON)
        .body("[\"" + "x".repeat(1_100_000) + "\"]")
        .post("/rest/batch/companies")
        .then()
        .statusCode(413)
        .body("code", equalTo("LIMIT_EXCEEDED"))
        .body("detail", containsString("1048576"));
  }

  @Test
  void describesTheApiOfTheCallersWorkspace() {
    caller()
        .get("/rest/open-api/core")
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("openapi", equalTo("3.1.0"))
        .body("paths.'/companies'.get.operationId", equalTo("companies"))
        .body("components.schemas.Company.properties.name.type", contains("string", "null"));
    given().get("/rest/open-api/core").then().statusCode(401);
    caller().get("/rest/open-api/other").then().statusCode(404);
    caller().post("/rest/open-api/core").then().statusCode(405);
  }

  @Test
  void asksMetadataInItsOwnGraphQl() {
    String path = "/rest/metadata/objects/" + ID;
    caller()
        .contentType(ContentType.JSON)
        .header("Idempotency-Key", "k2")
        .body("{\"name\":\"x\"}")
        .patch(path)
        .then()
        .statusCode(200)
        .body("data.updateObject.path", equalTo("/metadata/graphql"))
        .body("data.updateObject.variables.id", equalTo(ID))
        .body("data.updateObject.variables.data.name", equalTo("x"))
        .body("data.updateObject.authorization", equalTo("Bearer " + token))
        .body("data.updateObject.idempotencyKey", equalTo("k2"));
    caller()
        .contentType(ContentType.JSON)
        .body("{\"ghost\":1,\"name\":2}")
        .patch(path)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("BAD_USER_INPUT"))
        .body("problems.path", contains(contains("ghost"), contains("name")));
    caller().contentType(ContentType.JSON).patch(path).then().statusCode(400);
    caller()
        .get("/rest/metadata/object/" + ID)
        .then()
        .statusCode(400)
        .body("detail", containsString("/rest/metadata/objects/{id}"));
    caller().get("/rest/metadata/fields?limit=1").then().statusCode(400);
    caller().put("/rest/metadata/indexes/" + ID).then().statusCode(405);
    given().get(path).then().statusCode(401);
  }

  @Test
  void takesLongUrls() {
    caller()
        .get("/rest/companies?filter=name%5Bin%5D:%5B" + "a,".repeat(50_000) + "a%5D")
        .then()
        .statusCode(200);
  }

  @Test
  void answersWhatABrowserAsksFirst() {
    caller().get("/rest/companies/" + ID).then().statusCode(200);
    caller().head("/rest/companies").then().statusCode(200).body(emptyString());
    given()
        .options("/rest/companies/" + ID)
        .then()
        .statusCode(204)
        .header("Allow", "GET, HEAD, PATCH, DELETE, OPTIONS");
    given()
        .header("Origin", "https://app.example")
        .header("Access-Control-Request-Method", "PATCH")
        .header("Access-Control-Request-Headers", "authorization,idempotency-key")
        .options("/rest/companies/" + ID)
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Methods", containsString("PATCH"));
    caller()
        .header("Origin", "https://app.example")
        .get("/rest/companies")
        .then()
        .header("Access-Control-Allow-Origin", "https://app.example")
        .header("Access-Control-Expose-Headers", containsString("x-request-id"));
  }
}
