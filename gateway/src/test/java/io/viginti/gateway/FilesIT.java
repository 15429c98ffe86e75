package io.viginti.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class FilesIT {
  /** Above the limit of requests, and above what is drained of them. */
  private static final int LARGE = 20_000_000;

  @Test
  void anUploadPassesWholeWithoutItsToken() {
    given()
        .urlEncodingEnabled(false)
        .header("Authorization", "Bearer whatever")
        .body(new byte[LARGE])
        .put("/files/w/f?expires=1&signature=a%2Bb")
        .then()
        .statusCode(200)
        .body("size", equalTo(LARGE))
        .body("query", equalTo("expires=1&signature=a%2Bb"))
        .body("authorization", nullValue())
        .body("requestId", notNullValue());
  }

  @Test
  void aRefusalComesThroughBeforeTheBodyHas() {
    given()
        .body(new byte[5_000_000])
        .put("/files/w/refused")
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("code", equalTo("FORBIDDEN"));
  }

  @Test
  void aDownloadPassesWithItsHeadersAndNoOthers() {
    given()
        .get("/files/w/f?expires=1&signature=s")
        .then()
        .statusCode(200)
        .body(equalTo("byte"))
        .header("etag", "\"tag\"")
        .header("content-disposition", "attachment; filename=\"a\"")
        .header("content-security-policy", "sandbox")
        .header("x-content-type-options", "nosniff")
        .header("x-request-id", notNullValue())
        .header("x-inside", nullValue());
    given().header("Range", "bytes=0-3").get("/files/w/f").then().statusCode(206);
    given().head("/files/w/f").then().statusCode(200).header("content-length", "4");
  }

  @Test
  void otherMethodsHaveNoPath() {
    given().post("/files/w/f").then().statusCode(404).contentType("application/problem+json");
  }
}
