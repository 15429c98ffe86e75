package io.viginti.data.query;

/**
 * Reads records.
 *
 * @param cardinality ONE answers the first match or null, MANY a list
 * @param id restricts to one record, besides the filter
 */
public record RecordQuery(
    String object, Cardinality cardinality, Operand id, Criteria criteria, Selection selection)
    implements RecordIntent {
  /** How many are answered. */
  public enum Cardinality {
    ONE,
    MANY
  }
}
