package io.viginti.data.query;

/** Asks for records of one object. */
public sealed interface RecordIntent extends Intent
    permits RecordQuery,
        RecordConnection,
        RecordAggregate,
        RecordGroups,
        RecordDuplicates,
        RecordMutation {
  /** Singular name. */
  String object();

  Selection selection();
}
