package io.viginti.devstack.api;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret of the service tokens, with which an operator may call internal APIs. */
public record MeshSecret(String value) {
  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final String HEADER = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");

  public MeshSecret {
    if (value.getBytes(StandardCharsets.UTF_8).length < 32) {
      throw new IllegalArgumentException("VIGINTI_MESH_SECRET needs at least 32 bytes");
    }
  }

  /** A service token (docs/mesh.md) of the operator, good for five minutes. */
  String token(Instant now) {
    String claims =
        "{\"iss\":\"operator\",\"aud\":\"mesh\",\"iat\":%d,\"exp\":%d}"
            .formatted(now.getEpochSecond(), now.plus(LIFE).getEpochSecond());
    String signed = HEADER + "." + encode(claims);
    return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac(signed));
  }

  /** Does not tell the secret. */
  @Override
  public String toString() {
    return "MeshSecret";
  }

  private byte[] mac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(value.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256", e);
    }
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
