package io.viginti.platform.mesh;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Makes and checks service tokens: HS256 over the mesh secret, audience {@code mesh}, 5 min. */
@ApplicationScoped
public class MeshTokens {
  private static final String AUDIENCE = "mesh";
  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final int CHECKED_KEPT = 256;

  private final String service;
  private final SecretKey key;
  private final JWTAuthContextInfo rules;
  private final java.util.Map<String, Checked> checked =
      java.util.Collections.synchronizedMap(
          new java.util.LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(java.util.Map.Entry<String, Checked> eldest) {
              return size() > CHECKED_KEPT;
            }
          });
  private volatile @Nullable Made made;

  private record Made(String token, Instant renewAt) {}

  private record Checked(String service, Instant expiresAt) {}

  @Inject
  public MeshTokens(
      MeshConfig config,
      @ConfigProperty(name = "quarkus.application.name", defaultValue = "service") String service) {
    this(config.secret(), service);
  }

  /** For tests and tools: tokens of {@code service} under {@code secret}. */
  public MeshTokens(String secret, String service) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < 32) {
      throw new IllegalArgumentException(
          "viginti.mesh.secret needs at least 32 bytes, got " + bytes.length);
    }
    this.service = service;
    this.key = new SecretKeySpec(bytes, "HmacSHA256");
    this.rules = new JWTAuthContextInfo();
    rules.setSecretVerificationKey(key);
    rules.setSignatureAlgorithm(Set.of(SignatureAlgorithm.HS256));
    rules.setExpectedAudience(Set.of(AUDIENCE));
    rules.setRequireNamedPrincipal(false);
  }

  /** A token that is good for at least a minute. */
  public String token() {
    Made now = made;
    if (now == null || now.renewAt().isBefore(Instant.now())) {
      now = new Made(make(), Instant.now().plus(LIFE).minusSeconds(60));
      made = now;
    }
    return now.token();
  }

  private String make() {
    return Jwt.claims()
        .issuer(service)
        .audience(AUDIENCE)
        .issuedAt(Instant.now())
        .expiresIn(LIFE)
        .jws()
        .algorithm(SignatureAlgorithm.HS256)
        .sign(key);
  }

  /** The name of the service that sent {@code token}; UNAUTHENTICATED when it is not good. */
  public String verify(@Nullable String token) {
    if (token == null || token.isEmpty()) {
      throw VigintiException.unauthenticated("A service token is needed");
    }
    Checked known = checked.get(token);
    if (known != null && known.expiresAt().isAfter(Instant.now())) {
      return known.service();
    }
    try {
      var claims = new DefaultJWTParser().parse(token, rules);
      checked.put(
          token,
          new Checked(claims.getIssuer(), Instant.ofEpochSecond(claims.getExpirationTime())));
      return claims.getIssuer();
    } catch (ParseException e) {
      throw VigintiException.unauthenticated("The service token is not valid");
    }
  }
}
