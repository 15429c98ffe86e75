package io.viginti.auth.workspace;

/** Where a workspace is in its life. Only an ACTIVE one can be entered. */
public enum WorkspaceStatus {
  /** Being made. */
  PENDING,
  ACTIVE,
  SUSPENDED,
  /** Every owner has purged, or is purging, what it held of it. */
  DELETED
}
