package io.viginti.auth.key;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.viginti.auth.GraphQl;
import io.viginti.auth.Upstream;
import io.viginti.testing.MeshServers;
import io.viginti.testing.TestTokens;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A new key takes its turn without anybody being signed out; the old one goes when it may. */
@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class KeyRotationIT {
  @BeforeAll
  static void upstream() {
    Upstream.install();
  }

  @Inject SigningKeys keys;
  @Inject RetireKeysJob retire;

  @Test
  void aKeyIsPublishedBeforeItSigns() {
    String before = keys.current().id();

    String kid = rotate("");

    assertThat(published()).contains(before, kid);
    assertThat(keys.current().id()).isEqualTo(before);
    assertThat(rotate("")).as("one at a time").isEqualTo(kid);
  }

  @Test
  void theOldKeyLosesItsPrivatePartAndGoesWithItsLastToken() {
    String old = rotate("?atOnce=true");
    String kid = rotate("?atOnce=true");
    assertThat(keys.current().id()).isEqualTo(kid);
    assertThat(published()).contains(old, kid);

    Instant now = Instant.now();
    retire.retire(now.plus(Duration.ofMinutes(6))).await().indefinitely();
    assertThat(keys.reload().await().indefinitely().keys())
        .filteredOn(key -> key.id().equals(old))
        .singleElement()
        .matches(key -> key.privateKey() == null);

    retire.retire(now.plus(Duration.ofMinutes(21))).await().indefinitely();
    assertThat(published()).doesNotContain(old).contains(kid);
  }

  @Test
  void nobodyIsSignedOut() {
    String old = rotate("?atOnce=true");
    GraphQl user = GraphQl.of(GraphQl.signUp());
    JsonNode made = user.data("mutation{createApiKey(data:{name:\"Robot\"}){id token}}");
    GraphQl robot = new GraphQl(made.get("token").asText());

    rotate("?atOnce=true");

    assertThat(user.code("{currentUser{id}}")).isEmpty();
    assertThat(robot.code("{members{id}}")).isEmpty();
    retire.retire(Instant.now().plus(Duration.ofDays(400))).await().indefinitely();
    assertThat(published()).as("an API key needs it").contains(old);
    assertThat(robot.code("{members{id}}")).isEmpty();
    user.data("mutation($id:ID!){revokeApiKey(id:$id){id}}", Map.of("id", made.get("id").asText()));
    retire.retire(Instant.now().plus(Duration.ofDays(400))).await().indefinitely();
    assertThat(published()).doesNotContain(old);
  }

  @Test
  void onlyTheMeshRotates() {
    given().post("/internal/keys/rotate").then().statusCode(401);
  }

  private static String rotate(String parameters) {
    return given()
        .header("X-Viginti-Mesh", TestTokens.service("devstack"))
        .post("/internal/keys/rotate" + parameters)
        .then()
        .statusCode(200)
        .extract()
        .path("kid");
  }

  private static List<String> published() {
    return given().get("/.well-known/jwks.json").path("keys.kid");
  }
}
