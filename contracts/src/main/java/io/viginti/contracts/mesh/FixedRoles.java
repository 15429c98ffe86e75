package io.viginti.contracts.mesh;

import java.util.UUID;

/** The roles that every workspace has and nobody can change; their ids are the same everywhere. */
public final class FixedRoles {
  /** Everything. */
  public static final UUID ADMIN = UUID.fromString("a0000000-0000-4000-8000-000000000001");

  /** All records, no settings. */
  public static final UUID MEMBER = UUID.fromString("a0000000-0000-4000-8000-000000000002");

  private FixedRoles() {}
}
