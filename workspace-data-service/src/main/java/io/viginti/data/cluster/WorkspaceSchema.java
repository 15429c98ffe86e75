package io.viginti.data.cluster;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.UUID;

/** The PostgreSQL schema that holds a workspace's records. */
public final class WorkspaceSchema {
  private static final String PREFIX = "workspace_";
  private static final int RADIX = 36;

  private WorkspaceSchema() {}

  /** {@code workspace_<base36 of the id>}: lower case letters and digits, at most 35 characters. */
  public static String nameOf(UUID workspaceId) {
    byte[] bytes =
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(workspaceId.getMostSignificantBits())
            .putLong(workspaceId.getLeastSignificantBits())
            .array();
    return PREFIX + new BigInteger(1, bytes).toString(RADIX);
  }
}
