package io.viginti.data.query;

/** What one root field asks for. */
public sealed interface RecordIntent
    permits RecordQuery, RecordConnection, RecordAggregate, RecordMutation {
  /** Singular name. */
  String object();

  Selection selection();
}
