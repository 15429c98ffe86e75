package io.viginti.platform.idempotency;

import io.vertx.core.buffer.Buffer;
import io.viginti.platform.caller.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A key of one caller.
 *
 * @param digest of the caller and the key
 * @param requestHash what must be the same when the key is the same
 */
record RequestKey(String digest, String requestHash) {
  /** Clients that are not signed in share no keys: theirs are told apart by what they send. */
  static RequestKey of(@Nullable Caller caller, String key, Buffer request) {
    String hash = sha256(request.getBytes());
    String owner =
        caller == null
            ? "nobody " + hash
            : caller.kind() + " " + caller.principalId() + " " + caller.workspaceId();
    return new RequestKey(sha256((owner + " " + key).getBytes(StandardCharsets.UTF_8)), hash);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
