package io.viginti.contracts.access;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The roles of a workspace.
 *
 * @param format version of this record's own form; raise it when a reader must know
 * @param roles the workspace's own, sorted by id, so that equal documents are equal bytes; the
 *     fixed roles are in no document
 */
public record AccessDocument(int format, List<AccessRole> roles) {
  /** The form written today. */
  public static final int FORMAT = 1;

  public AccessDocument {
    roles = List.copyOf(roles);
  }

  /**
   * A fixed role or one of the workspace's own; empty for an id that is neither: it may nothing.
   */
  public Optional<AccessRole> find(UUID roleId) {
    return Stream.concat(AccessRole.FIXED.stream(), roles.stream())
        .filter(role -> role.id().equals(roleId))
        .findFirst();
  }
}
