package io.viginti.data.sql;

import java.util.List;
import java.util.Objects;

/**
 * A statement that reads records, how its rows become answers, and one further statement per list
 * below them.
 *
 * @param rows the most it brings; of a statement keyed by ids, for each of them
 * @param ordinalColumn of a statement keyed by ids: 1-based place of the row's id among them; -1
 *     otherwise
 */
public record ReadStatement(
    Statement statement,
    Parameter rows,
    int ordinalColumn,
    List<Cell> cells,
    List<Child> children) {
  /** Far above every budget; a level's rows times a limit still fit. */
  private static final long TOO_MANY = 1L << 40;

  static final Parameter ONE_ROW = Parameter.constant(1L);

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

  /** The most rows it brings for the ids of the bindings. */
  public long mostRows(Bindings bindings) {
    return mostRows(bindings, bindings.ids().length);
  }

  /** The same with the levels below, whose parents are the rows above them. */
  public long mostRowsOfAll(Bindings bindings, long ids) {
    long own = mostRows(bindings, ids);
    return Math.min(
        TOO_MANY,
        own
            + children.stream()
                .mapToLong(child -> child.read().mostRowsOfAll(bindings, own))
                .sum());
  }

  private long mostRows(Bindings bindings, long ids) {
    long each = (long) Objects.requireNonNull(rows.source().value(bindings));
    return ordinalColumn < 0 ? each : Math.min(TOO_MANY, each * ids);
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
