package io.viginti.metadata.migration;

/** How far a migration has come. */
public enum MigrationState {
  PENDING,
  EXPANDED,
  PUBLISHED,
  CONTRACTED,
  FAILED;

  /** Whether the next change of the workspace has to wait. */
  boolean isInFlight() {
    return this == PENDING || this == EXPANDED;
  }
}
