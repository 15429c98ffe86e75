package io.viginti.platform.caller;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.viginti.contracts.mesh.FixedRoles;
import io.viginti.platform.news.News;
import io.viginti.testing.MeshServers;
import io.viginti.testing.TestTokens;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class CallerIT {
  private final UUID user = UUID.randomUUID();
  private final UUID workspace = UUID.randomUUID();
  private final String token =
      TestTokens.user(user, workspace, UUID.randomUUID(), FixedRoles.MEMBER);

  @Inject News news;

  @Test
  void theCallerIsKnownToRestAndGraphQl() {
    who(token).statusCode(200).body(equalTo(user.toString()));
    graphQl("{ whoAmI }", token).body("data.whoAmI", equalTo(user.toString()));
  }

  @Test
  void withoutATokenThereIsNoCaller() {
    given()
        .header("X-Request-Id", "abc-1")
        .get("/who")
        .then()
        .statusCode(401)
        .header("X-Request-Id", "abc-1")
        .body("code", equalTo("UNAUTHENTICATED"))
        .body("requestId", equalTo("abc-1"));
  }

  @Test
  void aTokenThatHasExpiredOrBelongsToNobodyIsRefused() {
    who(TestTokens.expired(workspace)).statusCode(401);
    who("x.y.z").statusCode(401);
    who(token.substring(0, token.length() - 4) + "AAAA").statusCode(401);
    who(TestTokens.service("auth-service")).statusCode(401);
  }

  @Test
  void aRevokedMemberIsRefusedFromTheNextRequestOn() {
    who(token).statusCode(200);
    TestTokens.revoke(user, workspace);
    news.announce("grants:" + workspace).await().atMost(Duration.ofSeconds(5));
    who(token).statusCode(401);
  }

  @Test
  void errorsHaveOurCodesAndSayNothingOfTheInside() {
    graphQl("{ refused }", token)
        .body("errors[0].extensions.code", equalTo("UNIQUE_VIOLATION"))
        .body("errors[0].extensions.field", equalTo("name"))
        .body("errors[0].path[0]", equalTo("refused"));
    graphQl("{ failing }", token)
        .body("errors[0].extensions.code", equalTo("INTERNAL"))
        .body(not(containsString("secret")));
    given()
        .get("/who/broken")
        .then()
        .statusCode(500)
        .body("code", equalTo("INTERNAL"))
        .body(not(containsString("secret")));
    given().get("/nowhere").then().statusCode(404);
  }

  private static ValidatableResponse who(String bearer) {
    return given().header("Authorization", "Bearer " + bearer).get("/who").then();
  }

  private static ValidatableResponse graphQl(String query, String bearer) {
    return given()
        .contentType("application/json")
        .header("Authorization", "Bearer " + bearer)
        .body(Map.of("query", query))
        .post("/graphql")
        .then()
        .statusCode(200);
  }
}
