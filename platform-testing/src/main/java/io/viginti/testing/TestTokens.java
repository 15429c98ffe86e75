package io.viginti.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.viginti.contracts.mesh.FixedRoles;
import io.viginti.platform.mesh.MeshTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Access tokens under a key made for this JVM, with grants that {@link FakeMesh} answers. */
public final class TestTokens {
  static final String MESH_SECRET = "viginti-mesh-secret-for-development-only";

  private static final String KEY = "viginti.test.key";
  private static final String GRANTS = "viginti.test.grants";
  private static final ObjectMapper JSON = new ObjectMapper();

  private TestTokens() {}

  /** A member of the workspace with the role Admin. */
  public static String admin(UUID workspaceId) {
    return user(UUID.randomUUID(), workspaceId, UUID.randomUUID(), FixedRoles.ADMIN);
  }

  /** A user with a grant. */
  public static String user(UUID userId, UUID workspaceId, UUID memberId, UUID roleId) {
    allow(userId, workspaceId, memberId, roleId);
    return sign(claims(userId, "USER").claim("ws", workspaceId.toString()), Duration.ofMinutes(15));
  }

  /** A user in no workspace. */
  public static String userOutside(UUID userId) {
    allow(userId, null, null, null);
    return sign(claims(userId, "USER"), Duration.ofMinutes(15));
  }

  /** An API key with a grant. */
  public static String apiKey(UUID keyId, UUID workspaceId, UUID roleId) {
    allow(keyId, workspaceId, null, roleId);
    return sign(claims(keyId, "API_KEY").claim("ws", workspaceId.toString()), Duration.ofDays(365));
  }

  /** A token that has expired. */
  public static String expired(UUID workspaceId) {
    return sign(
        claims(UUID.randomUUID(), "USER").claim("ws", workspaceId.toString()),
        Duration.ofMinutes(-5));
  }

  /** A service token, for the header {@code X-Viginti-Mesh}. */
  public static String service(String name) {
    return new MeshTokens(MESH_SECRET, name).token();
  }

  /** Takes a principal's grant away; announce {@code grants:<workspace>} to have it noticed. */
  public static void revoke(UUID principalId, @Nullable UUID workspaceId) {
    grants().remove(principalId + " " + workspaceId);
  }

  private static void allow(
      UUID principalId,
      @Nullable UUID workspaceId,
      @Nullable UUID memberId,
      @Nullable UUID roleId) {
    ObjectNode grant = JSON.createObjectNode();
    grant.put("memberId", memberId == null ? null : memberId.toString());
    grant.put("roleId", roleId == null ? null : roleId.toString());
    grant.put("displayName", "Test Caller");
    grant.putNull("expiresAt");
    grants().put(principalId + " " + workspaceId, grant.toString());
  }

  static FakeMesh.Answer grant(FakeMesh.Request request) {
    try {
      JsonNode asked = JSON.readTree(request.body());
      String workspace =
          asked.hasNonNull("workspaceId") ? asked.get("workspaceId").asText() : "null";
      String grant = grants().get(asked.path("principalId").asText() + " " + workspace);
      return grant == null ? FakeMesh.Answer.problem(404, "NOT_FOUND") : FakeMesh.Answer.ok(grant);
    } catch (JsonProcessingException e) {
      return FakeMesh.Answer.problem(400, "BAD_USER_INPUT");
    }
  }

  /** The key set, public part only. */
  public static String jwks() {
    return "{\"keys\":[" + key().toJson(OutputControlLevel.PUBLIC_ONLY) + "]}";
  }

  private static JwtClaimsBuilder claims(UUID subject, String kind) {
    JwtClaimsBuilder claims =
        Jwt.claims().issuer("viginti").audience("viginti").subject(subject.toString());
    claims.claim("knd", kind);
    if (kind.equals("USER")) {
      claims.claim("sid", UUID.randomUUID().toString());
    }
    return claims;
  }

  private static String sign(JwtClaimsBuilder claims, Duration life) {
    Instant now = Instant.now();
    return claims
        .issuedAt(now.minusSeconds(life.isNegative() ? 600 : 0))
        .expiresAt(now.plus(life))
        .jws()
        .algorithm(SignatureAlgorithm.ES256)
        .keyId(key().getKeyId())
        .sign(key().getPrivateKey());
  }

  private static PublicJsonWebKey key() {
    synchronized (System.class) {
      try {
        String known = (String) SharedState.ofJvm().get(KEY);
        if (known == null) {
          EllipticCurveJsonWebKey made = EcJwkGenerator.generateJwk(EllipticCurves.P256);
          made.setKeyId("test-" + UUID.randomUUID());
          known = made.toJson(OutputControlLevel.INCLUDE_PRIVATE);
          SharedState.ofJvm().put(KEY, known);
        }
        return PublicJsonWebKey.Factory.newPublicJwk(known);
      } catch (JoseException e) {
        throw new IllegalStateException("no key for test tokens", e);
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> grants() {
    return (Map<String, String>)
        SharedState.ofJvm()
            .computeIfAbsent(GRANTS, name -> new ConcurrentHashMap<String, String>());
  }
}
