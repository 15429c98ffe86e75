package io.viginti.data.migration;

import io.viginti.contracts.migration.SearchDocument;
import java.util.List;

/** What runs after a script's transaction, one by one, each repeatable. */
sealed interface Step {
  /**
   * An index built concurrently; an invalid one that a crash left is dropped first, a valid one
   * kept.
   *
   * @param name physical name
   * @param build the statement
   * @param uniqueColumns columns whose duplicates to name when the build fails; empty when the
   *     index is not unique
   */
  record BuildIndex(
      String name, String table, String build, List<String> uniqueColumns, boolean liveRowsOnly)
      implements Step {
    public BuildIndex {
      uniqueColumns = List.copyOf(uniqueColumns);
    }
  }

  /**
   * Rows changed in batches by primary key, each batch a transaction of its own.
   *
   * @param assignment {@code "a" = …}
   * @param condition rows that need it; {@code t} is the row
   */
  record Sweep(String table, String column, String assignment, String condition) implements Step {}

  /** What search finds the records that are there by, in batches by primary key. */
  record FillSearch(String table, SearchDocument document) implements Step {}

  /** Records of a table leave the search, in batches. */
  record ClearSearch(String table) implements Step {}

  /**
   * A statement that reads the whole table under a weak lock.
   *
   * @param column what to name when the rows break the constraint
   */
  record Validate(String table, String column, String statement) implements Step {}

  /** An index dropped concurrently, if it is there. */
  record DropIndex(String name, String statement) implements Step {}

  /**
   * Every index of the table dropped concurrently but its primary key and those named.
   *
   * @param kept physical names
   */
  record DropOtherIndexes(String table, List<String> kept) implements Step {
    public DropOtherIndexes {
      kept = List.copyOf(kept);
    }
  }

  /** A transaction that only changes the catalogue of PostgreSQL. */
  record Change(List<String> statements) implements Step {
    public Change {
      statements = List.copyOf(statements);
    }
  }
}
