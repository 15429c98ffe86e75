package io.viginti.data.entry;

import io.viginti.platform.caller.Caller;
import java.util.UUID;

/** The mesh acting for itself: every right, the actor SYSTEM. */
public final class MeshCaller {
  private static final UUID NOBODY = new UUID(0, 0);

  private MeshCaller() {}

  public static Caller in(UUID workspace) {
    return new Caller(Caller.Kind.SERVICE, NOBODY, null, workspace, null, null, "System");
  }
}
