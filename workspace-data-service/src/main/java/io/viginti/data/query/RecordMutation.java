package io.viginti.data.query;

/**
 * Writes records.
 *
 * @param id of all but the creations
 * @param data an input of UPDATE, CREATE; a list of inputs of CREATE_MANY and its kin
 * @param ifUpdatedAt the version the caller has seen; UPDATE and DELETE
 */
public record RecordMutation(
    Kind kind, String object, Operand id, Operand data, Operand ifUpdatedAt, Selection selection)
    implements RecordIntent {
  /** What to do. */
  public enum Kind {
    CREATE,
    CREATE_MANY,
    /** Leaves records alone whose id is taken. */
    CREATE_IF_ABSENT,
    /** By id: creates, or updates and restores. */
    UPSERT,
    UPDATE,
    DELETE,
    RESTORE,
    DESTROY;

    /** Whether the answer is a list. */
    public boolean isMany() {
      return this == CREATE_MANY || this == CREATE_IF_ABSENT || this == UPSERT;
    }
  }
}
