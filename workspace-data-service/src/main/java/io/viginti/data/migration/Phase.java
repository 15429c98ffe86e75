package io.viginti.data.migration;

/** How far a version came in a workspace's schema. */
enum Phase {
  /** Its transaction is committed. */
  STARTED,
  /** Everything it adds is there. */
  EXPANDED,
  /** What it removes is gone. */
  CONTRACTED
}
