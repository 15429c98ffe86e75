package io.viginti.auth.workspace;

/** Where a workspace is in its life. Only an ACTIVE one can be entered. */
public enum WorkspaceStatus {
  /** Being made. */
  PENDING,
  ACTIVE,
  /** Closed by an operator, with everything that is in it. */
  SUSPENDED,
  /** Closed by its administrators; purged by every owner after the retention. */
  DELETED
}
