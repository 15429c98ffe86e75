package io.viginti.platform.caller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.mutiny.Uni;
import io.viginti.contracts.mesh.GrantRequest;
import io.viginti.contracts.mesh.GrantRequest.PrincipalKind;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.telemetry.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Verifies access tokens and API keys: ES256 with a published key, issuer and audience {@code
 * viginti}. Verified tokens are remembered; the expiry is checked on every hit.
 */
@ApplicationScoped
class AccessTokens {
  private static final String NAME = "viginti";
  private static final int REMEMBERED = 20_000;
  private static final int LONGEST = 4_096;

  private final TokenKeys keys;
  private final ObjectMapper json;
  private final Map<String, VerifiedToken> verified =
      Collections.synchronizedMap(
          new LinkedHashMap<>(1_024, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, VerifiedToken> eldest) {
              return size() > REMEMBERED;
            }
          });

  AccessTokens(TokenKeys keys, ObjectMapper json) {
    this.keys = keys;
    this.json = json;
  }

  /** UNAUTHENTICATED when the token is not good (any more). */
  Uni<VerifiedToken> verify(String token) {
    VerifiedToken known = verified.get(token);
    if (known != null) {
      if (known.expiresAt().isAfter(Instant.now())) {
        return Uni.createFrom().item(known);
      }
      verified.remove(token);
      return Uni.createFrom().failure(refused());
    }
    String kid = keyId(token);
    if (kid == null) {
      return Uni.createFrom().failure(refused());
    }
    return RequestContext.backHere(() -> keys.find(kid))
        .map(
            key -> {
              VerifiedToken good = check(token, key.orElseThrow(AccessTokens::refused));
              verified.put(token, good);
              return good;
            });
  }

  /** The key id the token's header names; not yet to be trusted. */
  private @Nullable String keyId(String token) {
    int dot = token.indexOf('.');
    if (dot <= 0 || token.length() > LONGEST) {
      return null;
    }
    try {
      JsonNode header = json.readTree(Base64.getUrlDecoder().decode(token.substring(0, dot)));
      return header.path("kid").isTextual() ? header.get("kid").asText() : null;
    } catch (IOException | IllegalArgumentException notAToken) {
      return null;
    }
  }

  private static VerifiedToken check(String token, PublicKey key) {
    JWTAuthContextInfo rules = new JWTAuthContextInfo(key, NAME);
    rules.setSignatureAlgorithm(Set.of(SignatureAlgorithm.ES256));
    rules.setExpectedAudience(Set.of(NAME));
    rules.setRequireNamedPrincipal(false);
    try {
      JsonWebToken claims = new DefaultJWTParser().parse(token, rules);
      return new VerifiedToken(
          new GrantRequest(
              id(claims, "ws"),
              PrincipalKind.valueOf(String.valueOf((Object) claims.getClaim("knd"))),
              UUID.fromString(claims.getSubject()),
              id(claims, "sid")),
          Instant.ofEpochSecond(claims.getExpirationTime()));
    } catch (ParseException | IllegalArgumentException | NullPointerException e) {
      throw refused();
    }
  }

  private static @Nullable UUID id(JsonWebToken claims, String name) {
    Object value = claims.getClaim(name);
    return value == null ? null : UUID.fromString(value.toString());
  }

  private static VigintiException refused() {
    return VigintiException.unauthenticated("The token is not valid or has expired");
  }
}
