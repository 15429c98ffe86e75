package io.viginti.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.viginti.auth.key.SigningKey;
import io.viginti.auth.key.SigningKeys;
import io.viginti.testing.MeshServers;
import io.viginti.testing.TestTokens;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Forged, foreign and outdated tokens; the published keys; grants. */
@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class TokenIT {
  @Inject SigningKeys keys;

  private JsonNode payload;
  private String userId;
  private String sessionId;
  private String workspaceId;

  @BeforeAll
  static void upstream() {
    Upstream.install();
  }

  @BeforeEach
  void signUp() throws Exception {
    payload = GraphQl.signUp();
    JsonNode claims = part(payload.get("accessToken").asText(), 1);
    userId = claims.get("sub").asText();
    sessionId = claims.get("sid").asText();
    workspaceId = claims.get("ws").asText();
  }

  @Test
  void theClaimsAreThoseOfTheMesh() throws Exception {
    String token = payload.get("accessToken").asText();
    JsonNode claims = part(token, 1);
    assertThat(part(token, 0).get("alg").asText()).isEqualTo("ES256");
    assertThat(claims.get("iss").asText()).isEqualTo("viginti");
    assertThat(claims.get("aud").asText()).isEqualTo("viginti");
    assertThat(claims.get("knd").asText()).isEqualTo("USER");
    assertThat(workspaceId).isEqualTo(payload.at("/workspace/id").asText());
    assertThat(claims.get("exp").asLong())
        .isEqualTo(Instant.parse(payload.get("expiresAt").asText()).getEpochSecond());
    assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(900);
  }

  @Test
  void thePublishedKeysHoldNoPrivatePart() throws Exception {
    JsonNode jwks = new ObjectMapper().readTree(given().get("/.well-known/jwks.json").asString());
    JsonNode key = jwks.at("/keys/0");
    assertThat(key.get("kid").asText()).isEqualTo(keys.current().id());
    assertThat(key.get("kty").asText()).isEqualTo("EC");
    assertThat(key.has("d")).isFalse();
  }

  @Test
  void aTokenOfOurOwnMakingIsGood() {
    assertThat(code(sign(claims(), keys.current()))).isEmpty();
  }

  @Test
  void refusesForgedTokens() throws Exception {
    SigningKey key = keys.current();
    String body = Base64.getUrlEncoder().withoutPadding().encodeToString(claimsJson());
    String none = header("{\"alg\":\"none\",\"kid\":\"" + key.id() + "\"}") + "." + body + ".";
    assertThat(code(none)).isEqualTo("UNAUTHENTICATED");

    String hs256WithThePublicKey =
        claims()
            .jws()
            .algorithm(SignatureAlgorithm.HS256)
            .keyId(key.id())
            .sign(new SecretKeySpec(key.publicKey().getEncoded(), "HmacSHA256"));
    assertThat(code(hs256WithThePublicKey)).isEqualTo("UNAUTHENTICATED");

    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    String foreignKey =
        claims()
            .jws()
            .algorithm(SignatureAlgorithm.ES256)
            .keyId(key.id())
            .sign(generator.generateKeyPair().getPrivate());
    assertThat(code(foreignKey)).isEqualTo("UNAUTHENTICATED");

    String unknownKid =
        claims()
            .jws()
            .algorithm(SignatureAlgorithm.ES256)
            .keyId("../../etc/passwd' or 1=1")
            .sign(key.privateKey());
    assertThat(code(unknownKid)).isEqualTo("UNAUTHENTICATED");

    String genuine = payload.get("accessToken").asText();
    String other = Base64.getUrlEncoder().withoutPadding().encodeToString(claimsJson());
    String[] parts = genuine.split("\\.");
    assertThat(code(parts[0] + "." + other + "." + parts[2])).isEqualTo("UNAUTHENTICATED");
    assertThat(code(TestTokens.service("gateway"))).isEqualTo("UNAUTHENTICATED");
    assertThat(code("x")).isEqualTo("UNAUTHENTICATED");
    assertThat(code(payload.get("refreshToken").asText())).isEqualTo("UNAUTHENTICATED");
  }

  @Test
  void whatAHeaderPointsToIsNotFollowed() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    KeyPair own = generator.generateKeyPair();
    for (String pointer : new String[] {"jku", "x5u"}) {
      String pointed =
          claims()
              .jws()
              .algorithm(SignatureAlgorithm.ES256)
              .keyId(keys.current().id())
              .header(pointer, "http://localhost:1/keys")
              .sign(own.getPrivate());
      assertThat(code(pointed)).isEqualTo("UNAUTHENTICATED");
    }
  }

  @Test
  void refusesOutdatedAndForeignTokens() {
    SigningKey key = keys.current();
    assertThat(
            code(sign(claims().claim("nbf", Instant.now().plusSeconds(300).getEpochSecond()), key)))
        .isEqualTo("UNAUTHENTICATED");
    assertThat(code(sign(claims().expiresAt(Instant.now().minusSeconds(120)), key)))
        .isEqualTo("UNAUTHENTICATED");
    assertThat(code(sign(claims().audience("mesh"), key))).isEqualTo("UNAUTHENTICATED");
    assertThat(code(sign(claims().issuer("somebody"), key))).isEqualTo("UNAUTHENTICATED");
    assertThat(code(sign(claims().claim("knd", "SERVICE"), key))).isEqualTo("UNAUTHENTICATED");
    assertThat(code(sign(claims().claim("knd", "API_KEY"), key))).isEqualTo("UNAUTHENTICATED");
    assertThat(code(sign(claims().claim("sid", UUID.randomUUID().toString()), key)))
        .isEqualTo("UNAUTHENTICATED");
  }

  @Test
  void aTokenForAWorkspaceOneIsNotInIsWorthNothing() {
    String foreign = GraphQl.signUp().at("/workspace/id").asText();
    assertThat(code(sign(claims().claim("ws", foreign), keys.current())))
        .isEqualTo("UNAUTHENTICATED");
  }

  @Test
  void grantsAreForServicesOnly() {
    Map<String, String> request =
        Map.of(
            "kind", "USER",
            "principalId", userId,
            "sessionId", sessionId,
            "workspaceId", workspaceId);
    given()
        .contentType("application/json")
        .header("Authorization", "Bearer " + payload.get("accessToken").asText())
        .body(request)
        .post("/internal/grants")
        .then()
        .statusCode(401);
    given()
        .contentType("application/json")
        .header("X-Viginti-Mesh", TestTokens.service("gateway"))
        .body(request)
        .post("/internal/grants")
        .then()
        .statusCode(200)
        .body("roleId", org.hamcrest.Matchers.equalTo("a0000000-0000-4000-8000-000000000001"))
        .body("displayName", org.hamcrest.Matchers.equalTo("Marie Curie"));
    given()
        .contentType("application/json")
        .header("X-Viginti-Mesh", TestTokens.service("gateway"))
        .body(Map.of("kind", "API_KEY", "principalId", userId, "workspaceId", workspaceId))
        .post("/internal/grants")
        .then()
        .statusCode(404)
        .body("code", org.hamcrest.Matchers.equalTo("NOT_FOUND"));
  }

  private JwtClaimsBuilder claims() {
    return Jwt.claims()
        .issuer("viginti")
        .audience("viginti")
        .subject(userId)
        .claim("sid", sessionId)
        .claim("ws", workspaceId)
        .claim("knd", "USER")
        .issuedAt(Instant.now().minusSeconds(600))
        .expiresAt(Instant.now().plusSeconds(600));
  }

  private byte[] claimsJson() {
    return ("{\"iss\":\"viginti\",\"aud\":\"viginti\",\"sub\":\""
            + userId
            + "\",\"sid\":\""
            + sessionId
            + "\",\"ws\":\""
            + workspaceId
            + "\",\"knd\":\"USER\",\"exp\":4102444800}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String sign(JwtClaimsBuilder claims, SigningKey key) {
    return claims.jws().algorithm(SignatureAlgorithm.ES256).keyId(key.id()).sign(key.privateKey());
  }

  private static String header(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode part(String token, int index) throws Exception {
    return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[index]));
  }

  private static String code(String token) {
    return new GraphQl(token).code("{currentWorkspace{id}}");
  }
}
