package io.viginti.data.query;

/**
 * Reads a page of an ordered list, with cursors to go on from.
 *
 * @param filter an object in the form of the public API
 * @param orderBy a list of single-field objects
 * @param selection of edges, pageInfo and totalCount
 */
public record RecordConnection(
    String object, Operand filter, Operand orderBy, Window window, Selection selection)
    implements RecordIntent {
  /**
   * Which page: the first rows after a cursor or the last ones before one. The other cursor may be
   * given too.
   */
  public record Window(Operand first, Operand after, Operand last, Operand before) {}
}
