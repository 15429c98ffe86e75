package io.viginti.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Tokens that are forged, stolen or over, at the gateway: no field of any service takes them. */
class TokenAttacksIT {
  private static final String RENEW =
      "mutation($t: String!) { renewToken(refreshToken: $t) { accessToken refreshToken } }";
  private static final List<String> FIELDS =
      List.of(
          "{ currentUser { id } }",
          "{ objects { id } }",
          "{ companies(limit: 1) { id } }",
          "{ backgroundJobs(limit: 1) { id } }");

  @Test
  void forgedSignaturesAreRefused() throws Exception {
    Workspace ours = Workspace.signUp(RunningMesh.gateway(), "Forgers");
    String[] genuine = ours.api().token().split("\\.");
    ObjectNode header = (ObjectNode) part(genuine[0]);
    JsonNode published =
        Api.JSON.readTree(
            Api.anonymous(RunningMesh.gateway()).get("/.well-known/jwks.json").text());
    JsonNode key = published.at("/keys/0");
    KeyPair own = ownKey();

    refused(encoded(header.deepCopy().put("alg", "none")) + "." + genuine[1] + ".");
    refused(encoded(header.deepCopy().put("alg", "none")) + "." + genuine[1] + "." + genuine[2]);
    for (String secret : List.of(key.toString(), key.path("x").asText(), published.toString())) {
      String signed = encoded(header.deepCopy().put("alg", "HS256")) + "." + genuine[1];
      refused(signed + "." + hmac(secret, signed));
    }
    for (String kid :
        List.of(
            "../../../../dev/null",
            "' or '1'='1",
            "x'; drop table core.signing_keys; --",
            "http://localhost/key",
            "\u0000")) {
      refused(signed(header.deepCopy().put("kid", kid), genuine[1], own));
    }
    refused(signed(header, genuine[1], own));
    refused(signed(header.deepCopy().put("jku", "http://localhost:1/jwks"), genuine[1], own));
    refused(signed(header.deepCopy().put("x5u", "http://localhost:1/cert"), genuine[1], own));
    ObjectNode withKey = header.deepCopy();
    withKey.set("jwk", jwk(own, header.path("kid").asText()));
    refused(signed(withKey, genuine[1], own));

    ObjectNode claims = (ObjectNode) part(genuine[1]);
    refused(genuine[0] + "." + encoded(claims.put("exp", 4_102_444_800L)) + "." + genuine[2]);
    ours.run("{ companies(limit: 1) { id } }");
  }

  @Test
  void tokensOfAnotherKindAreRefused() {
    Workspace ours = Workspace.signUp(RunningMesh.gateway(), "Kinds");
    JsonNode session = signIn(ours);
    refused(session.path("refreshToken").asText());

    String internal = "/internal/workspaces/" + ours.id() + "/version";
    assertThat(ours.api().get(internal).status()).as("nothing internal is outside").isEqualTo(404);
    Answer direct = ours.api().through(RunningMesh.mesh().uri("metadata-service")).get(internal);
    assertThat(direct.status()).as(direct.shortened()).isEqualTo(401);
  }

  @Test
  void aRefreshTokenThatComesBackEndsTheSession() {
    Workspace ours = Workspace.signUp(RunningMesh.gateway(), "Stolen");
    JsonNode session = signIn(ours);
    String stolen = session.path("refreshToken").asText();
    JsonNode first = anonymous().run(RENEW, "t", stolen).path("renewToken");
    JsonNode second =
        anonymous().run(RENEW, "t", first.path("refreshToken").asText()).path("renewToken");

    anonymous().send(RENEW, "t", stolen).refused("UNAUTHENTICATED");

    anonymous().send(RENEW, "t", second.path("refreshToken").asText()).refused("UNAUTHENTICATED");
    for (JsonNode any : List.of(session, first, second)) {
      refused(any.path("accessToken").asText());
    }
    ours.run("{ companies(limit: 1) { id } }");
  }

  @Test
  void whatHasEndedIsOverEverywhere() {
    Workspace ours = Workspace.signUp(RunningMesh.gateway(), "Ended");
    JsonNode session = signIn(ours);
    anonymous()
        .run(
            "mutation($t: String!) { signOut(refreshToken: $t) }",
            "t",
            session.path("refreshToken").asText());
    refused(session.path("accessToken").asText());

    JsonNode other = signIn(ours);
    String id =
        anonymous()
            .withToken(other.path("accessToken").asText())
            .run("{ sessions { id isCurrent } }")
            .at("/sessions/0/id")
            .asText();
    ours.run("mutation($id: ID!) { revokeSession(id: $id) }", "id", id);
    refused(other.path("accessToken").asText());

    JsonNode key =
        ours.run(
                "mutation($d: ApiKeyCreateInput!) { createApiKey(data: $d) { id token } }",
                "d",
                Map.of("name", "Robot"))
            .path("createApiKey");
    Api robot = anonymous().withToken(key.path("token").asText());
    robot.run("{ companies(limit: 1) { id } }");
    ours.run("mutation($id: ID!) { revokeApiKey(id: $id) { id } }", "id", key.path("id").asText());
    refused(robot.token());

    ours.run("mutation($p: String!) { deleteUser(password: $p) }", "p", Workspace.PASSWORD);
    refused(ours.api().token());
  }

  private static JsonNode signIn(Workspace ours) {
    return anonymous()
        .run(
            "mutation($e: String!, $p: String!) {"
                + " signIn(email: $e, password: $p) { accessToken refreshToken } }",
            "e",
            ours.email(),
            "p",
            Workspace.PASSWORD)
        .path("signIn");
  }

  private static void refused(String token) {
    for (String field : FIELDS) {
      assertThat(anonymous().withToken(token).send(field).refused("UNAUTHENTICATED").status())
          .isEqualTo(401);
    }
    assertThat(anonymous().withToken(token).get("/rest/companies").status()).isEqualTo(401);
  }

  private static Api anonymous() {
    return Api.anonymous(RunningMesh.gateway());
  }

  private static JsonNode part(String encoded) throws Exception {
    return Api.JSON.readTree(Base64.getUrlDecoder().decode(encoded));
  }

  private static String encoded(JsonNode part) {
    return base64(part.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static KeyPair ownKey() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }

  private static String signed(JsonNode header, String claims, KeyPair key)
      throws GeneralSecurityException {
    String signed = encoded(header) + "." + claims;
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initSign(key.getPrivate());
    signature.update(signed.getBytes(StandardCharsets.US_ASCII));
    return signed + "." + base64(signature.sign());
  }

  private static String hmac(String secret, String signed) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return base64(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
  }

  private static ObjectNode jwk(KeyPair key, String kid) {
    ECPublicKey open = (ECPublicKey) key.getPublic();
    return Api.JSON
        .createObjectNode()
        .put("kty", "EC")
        .put("crv", "P-256")
        .put("kid", kid)
        .put("x", coordinate(open.getW().getAffineX()))
        .put("y", coordinate(open.getW().getAffineY()));
  }

  private static String coordinate(BigInteger value) {
    byte[] bytes = value.toByteArray();
    byte[] fixed = new byte[32];
    int length = Math.min(bytes.length, fixed.length);
    System.arraycopy(bytes, bytes.length - length, fixed, fixed.length - length, length);
    return base64(fixed);
  }
}
