package io.viginti.metadata.standard;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids that follow from a workspace and a name: UUID version 5 (RFC 9562, section 5.5). */
final class NamedIds {
  private NamedIds() {}

  static UUID of(UUID workspaceId, String name) {
    MessageDigest digest = sha1();
    digest.update(
        ByteBuffer.allocate(16)
            .putLong(workspaceId.getMostSignificantBits())
            .putLong(workspaceId.getLeastSignificantBits())
            .flip());
    ByteBuffer hash = ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
    long high = (hash.getLong() & 0xffff_ffff_ffff_0fffL) | 0x5000L;
    long low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
