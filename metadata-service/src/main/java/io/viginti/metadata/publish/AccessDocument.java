package io.viginti.metadata.publish;

import io.viginti.catalog.ShapeHash;
import java.nio.charset.StandardCharsets;

/**
 * The access document: roles, permissions and rules. As yet every workspace has the fixed roles.
 */
public final class AccessDocument {
  private static final byte[] FIXED_ROLES =
      "{\"format\":1,\"roles\":[]}".getBytes(StandardCharsets.UTF_8);

  /** Hash of the document of fixed roles. */
  public static final String HASH = ShapeHash.of(FIXED_ROLES);

  private AccessDocument() {}

  /** The document of fixed roles. */
  public static byte[] bytes() {
    return FIXED_ROLES.clone();
  }
}
