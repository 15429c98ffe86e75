package io.viginti.data.sql;

import java.util.List;

/**
 * A statement that reads records, how its rows become answers, and one further statement per list
 * below them.
 *
 * @param ordinalColumn of a statement keyed by ids: 1-based place of the row's id among them; -1
 *     otherwise
 */
public record ReadStatement(
    Statement statement, int ordinalColumn, List<Cell> cells, List<Child> children) {
  public ReadStatement {
    cells = List.copyOf(cells);
    children = List.copyOf(children);
  }

  /**
   * The statement of a to-many field.
   *
   * @param parentIdColumn column of the parent's row with the id that children lead to
   */
  public record Child(int parentIdColumn, ReadStatement read) {}

  /** Statements of this read, itself included. */
  public int count() {
    return 1 + children.stream().mapToInt(child -> child.read().count()).sum();
  }

  /** Reads every value of a request, so that a bad one is refused before anything is written. */
  public void check(Bindings bindings) {
    statement.bind(bindings);
    children.forEach(child -> child.read().check(bindings));
  }

  /** Estimated bytes on the heap. */
  public int weight() {
    return statement.weight()
        + 150 * cells.size()
        + children.stream().mapToInt(child -> child.read().weight()).sum();
  }
}
