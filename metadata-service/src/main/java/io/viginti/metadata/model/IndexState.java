package io.viginti.metadata.model;

/** How far an index is. */
public enum IndexState {
  BUILDING,
  READY,
  FAILED
}
