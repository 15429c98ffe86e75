package io.viginti.auth.key;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Signs access tokens and API keys; the claims are those of docs/mesh.md. */
@ApplicationScoped
public class IssueToken {
  private static final String VIGINTI = "viginti";

  /** What stands for "never" in a token, which must expire. */
  private static final Duration FOREVER = Duration.ofDays(36_525);

  private final SigningKeys keys;
  private final TokenConfig config;

  IssueToken(SigningKeys keys, TokenConfig config) {
    this.keys = keys;
    this.config = config;
  }

  /**
   * A signed token and its end.
   *
   * @param keyId of the key that signed it
   */
  public record Issued(String token, Instant expiresAt, String keyId) {
    /** Does not tell the token. */
    @Override
    public String toString() {
      return "Issued[" + expiresAt + "]";
    }
  }

  /**
   * An access token.
   *
   * @param workspaceId null for a token outside any workspace
   */
  public Issued accessToken(UUID userId, UUID sessionId, @Nullable UUID workspaceId) {
    Instant now = now();
    JwtClaimsBuilder claims = claims(userId, "USER").claim("sid", sessionId.toString());
    if (workspaceId != null) {
      claims.claim("ws", workspaceId.toString());
    }
    return sign(claims, now, now.plus(config.accessLifetime()));
  }

  /**
   * The token of an API key.
   *
   * @param expiresAt null when the key does not expire
   */
  public Issued apiKey(UUID keyId, UUID workspaceId, @Nullable Instant expiresAt) {
    Instant now = now();
    return sign(
        claims(keyId, "API_KEY").claim("ws", workspaceId.toString()),
        now,
        expiresAt == null ? now.plus(FOREVER) : expiresAt);
  }

  private Issued sign(JwtClaimsBuilder claims, Instant now, Instant expiresAt) {
    SigningKey key = keys.current();
    String token =
        claims
            .issuedAt(now)
            .expiresAt(expiresAt)
            .jws()
            .algorithm(SignatureAlgorithm.ES256)
            .keyId(key.id())
            .sign(key.requirePrivate());
    return new Issued(token, expiresAt, key.id());
  }

  private static JwtClaimsBuilder claims(UUID subject, String kind) {
    return Jwt.claims()
        .issuer(VIGINTI)
        .audience(VIGINTI)
        .subject(subject.toString())
        .claim("knd", kind);
  }

  private static Instant now() {
    return Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
