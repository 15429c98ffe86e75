package io.viginti.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class FilesIT {
  /** Above the limit of requests, and above what is drained of them. */
  private static final int LARGE = 20_000_000;

  @ConfigProperty(name = StandIns.CONTROL)
  String control;

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

  /** Its bytes would be taken for the beginning of what is asked next on the same connection. */
  @Test
  void aBodyOfADownloadIsNotAnnounced() {
    for (int i = 0; i < 20; i++) {
      given().body("x".repeat(100)).get("/files/w/f").then().statusCode(200).body(equalTo("byte"));
      given().body(new byte[10]).put("/files/w/f").then().statusCode(200).body("size", equalTo(10));
    }
  }

  @Test
  void anUploadThatBreaksOffIsNotEnded() throws Exception {
    try (Socket client = new Socket("localhost", RestAssured.port)) {
      client
          .getOutputStream()
          .write(
              "PUT /files/w/broken HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n4\r\npart\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      client.getOutputStream().flush();
      GatewayChecks.await(() -> upload().equals("begun"));
    }
    GatewayChecks.await(() -> !upload().equals("begun"));
    assertThat(upload()).isEqualTo("broken");
  }

  /** What became of it, as the service sees it. */
  private String upload() {
    return given().get(URI.create(control + "/broken")).asString();
  }

  @Test
  void whoWaitsForALeaveToSendGetsIt() throws Exception {
    try (Socket client = new Socket("localhost", RestAssured.port)) {
      client
          .getOutputStream()
          .write(
              "PUT /files/w/f HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      client.getOutputStream().flush();
      client.setSoTimeout(10_000);
      byte[] status = client.getInputStream().readNBytes("HTTP/1.1 100".length());
      assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 100");
    }
  }

  @Test
  void otherMethodsHaveNoPath() {
    given().post("/files/w/f").then().statusCode(404).contentType("application/problem+json");
  }
}
