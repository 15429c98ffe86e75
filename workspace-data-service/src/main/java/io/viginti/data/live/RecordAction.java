package io.viginti.data.live;

/** What happened to a record. */
public enum RecordAction {
  CREATED,
  UPDATED,
  DELETED,
  RESTORED,
  DESTROYED
}
