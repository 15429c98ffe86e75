package io.viginti.data.idempotency;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A key of one principal in one workspace, and the request it came with.
 *
 * @param requestHash what must be the same when the key is the same
 */
record IdempotencyKey(UUID workspace, String key, String requestHash) {
  static IdempotencyKey of(UUID workspace, UUID principal, String key, Buffer request) {
    return new IdempotencyKey(
        workspace, principal + ":" + key, HexFormat.of().formatHex(sha256(request.getBytes())));
  }

  /** Number of the advisory lock that whoever runs the key's request holds. */
  long lock() {
    String name = "idempotency " + workspace + " " + key;
    return ByteBuffer.wrap(sha256(name.getBytes(StandardCharsets.UTF_8))).getLong();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
