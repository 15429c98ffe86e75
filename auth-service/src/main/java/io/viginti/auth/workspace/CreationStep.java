package io.viginti.auth.workspace;

/**
 * The step of a workspace's creation that is to be done next. Each is idempotent, so whoever finds
 * a workspace that is still PENDING continues with its step.
 */
public enum CreationStep {
  /** metadata-service: standard objects, tables, published version 1. */
  OBJECTS,
  /** workspace-data-service: default views. */
  DEFAULTS,
  /** workspace-data-service: the members' projections. */
  MEMBERS,
  /** Here: ACTIVE, with its events. */
  ACTIVATE,
  DONE
}
