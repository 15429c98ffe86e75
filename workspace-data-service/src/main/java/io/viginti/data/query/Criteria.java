package io.viginti.data.query;

/**
 * Which records of a list and in which order.
 *
 * @param filter an object in the form of the public API
 * @param orderBy a list of single-field objects
 */
public record Criteria(Operand filter, Operand orderBy, Operand limit, Operand offset) {
  private static final Criteria NONE =
      new Criteria(Operand.none(), Operand.none(), Operand.none(), Operand.none());

  public static Criteria none() {
    return NONE;
  }

  /** Whether nothing was given. */
  public boolean isEmpty() {
    return filter.isNothing() && orderBy.isNothing() && limit.isNothing() && offset.isNothing();
  }
}
