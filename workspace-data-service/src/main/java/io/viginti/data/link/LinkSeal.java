package io.viginti.data.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The seal of links: covers purpose, workspace, file and expiry. Not safe for threads. */
final class LinkSeal {
  private static final String ALGORITHM = "HmacSHA256";

  private final Mac mac;

  LinkSeal(byte[] key) {
    mac = mac(key);
  }

  static byte[] keyFrom(String secret) {
    return mac(secret.getBytes(StandardCharsets.UTF_8))
        .doFinal("links to files".getBytes(StandardCharsets.US_ASCII));
  }

  String of(FileLinks.Purpose purpose, UUID workspace, UUID file, long expiry) {
    ByteBuffer sealed =
        ByteBuffer.allocate(1 + 5 * Long.BYTES)
            .put(
                switch (purpose) {
                  case UPLOAD -> (byte) 1;
                  case DOWNLOAD -> (byte) 2;
                })
            .putLong(workspace.getMostSignificantBits())
            .putLong(workspace.getLeastSignificantBits())
            .putLong(file.getMostSignificantBits())
            .putLong(file.getLeastSignificantBits())
            .putLong(expiry);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(sealed.array()));
  }

  private static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
