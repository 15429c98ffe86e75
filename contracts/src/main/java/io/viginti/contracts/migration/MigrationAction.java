package io.viginti.contracts.migration;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.contracts.shape.ColumnType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One typed step. Every name is physical and lies in the workspace's own PostgreSQL schema. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = MigrationAction.CreateTable.class, name = "CREATE_TABLE"),
  @JsonSubTypes.Type(value = MigrationAction.CreateJunction.class, name = "CREATE_JUNCTION"),
  @JsonSubTypes.Type(value = MigrationAction.AddColumn.class, name = "ADD_COLUMN"),
  @JsonSubTypes.Type(value = MigrationAction.AddForeignKey.class, name = "ADD_FOREIGN_KEY"),
  @JsonSubTypes.Type(value = MigrationAction.CreateIndex.class, name = "CREATE_INDEX"),
  @JsonSubTypes.Type(value = MigrationAction.AlignIndexes.class, name = "ALIGN_INDEXES"),
  @JsonSubTypes.Type(value = MigrationAction.FillColumn.class, name = "FILL_COLUMN"),
  @JsonSubTypes.Type(value = MigrationAction.MirrorColumn.class, name = "MIRROR_COLUMN"),
  @JsonSubTypes.Type(value = MigrationAction.ReplaceValues.class, name = "REPLACE_VALUES"),
  @JsonSubTypes.Type(value = MigrationAction.KeepSearch.class, name = "KEEP_SEARCH"),
  @JsonSubTypes.Type(value = MigrationAction.DropSearch.class, name = "DROP_SEARCH"),
  @JsonSubTypes.Type(value = MigrationAction.RelaxNotNull.class, name = "RELAX_NOT_NULL"),
  @JsonSubTypes.Type(value = MigrationAction.RequireNotNull.class, name = "REQUIRE_NOT_NULL"),
  @JsonSubTypes.Type(value = MigrationAction.DropMirror.class, name = "DROP_MIRROR"),
  @JsonSubTypes.Type(value = MigrationAction.DropIndex.class, name = "DROP_INDEX"),
  @JsonSubTypes.Type(value = MigrationAction.DropColumn.class, name = "DROP_COLUMN"),
  @JsonSubTypes.Type(value = MigrationAction.DropTable.class, name = "DROP_TABLE")
})
public sealed interface MigrationAction {
  /**
   * A column to be.
   *
   * @param defaultValue the column's default as JSON (string, number, boolean, array or object);
   *     null for none. Numbers and booleans as such, everything else in PostgreSQL's input form as
   *     a JSON string.
   */
  record Column(
      String name, ColumnType type, boolean isNullable, @Nullable JsonNode defaultValue) {}

  /** Index methods and what they serve. */
  enum IndexKind {
    /**
     * Plain columns, uniqueness, ordering; long texts by their first 256 characters unless unique.
     */
    BTREE,
    /** Equality as duplicates are found by it: of texts without case, however long. */
    MATCH,
    /** {@code ilike}, {@code regex}: trigrams. */
    TRIGRAM,
    /** jsonb and arrays. */
    GIN
  }

  /**
   * A table with the primary key {@code id uuid default uuidv7()}; {@code columns} holds the
   * others.
   */
  record CreateTable(String table, List<Column> columns) implements MigrationAction {}

  /**
   * A table of links: two ids, which are the primary key, an index the other way, and a foreign key
   * to either table, under which a link goes with its records.
   *
   * @param sourceTable whose ids the column {@link #SOURCE} holds
   * @param targetTable whose ids the column {@link #TARGET} holds
   */
  record CreateJunction(String table, String sourceTable, String targetTable)
      implements MigrationAction {
    public static final String SOURCE = "sourceId";
    public static final String TARGET = "targetId";
  }

  /** Adds a column; {@code constant} default, so that no row is rewritten. */
  record AddColumn(String table, Column column) implements MigrationAction {}

  /**
   * A {@code no action} foreign key to another table's id, added not valid and validated
   * afterwards.
   */
  record AddForeignKey(String table, String column, String targetTable)
      implements MigrationAction {}

  /**
   * An index, built concurrently when the table has rows.
   *
   * @param liveRowsOnly partial: {@code where "deletedAt" is null}
   * @param descending per column; empty for all ascending
   */
  record CreateIndex(
      String name,
      String table,
      List<String> columns,
      boolean isUnique,
      boolean liveRowsOnly,
      IndexKind index)
      implements MigrationAction {}

  /**
   * Builds what is missing of the table's indexes and drops what is not named, the primary key
   * excepted: for a table that was made when other indexes were the rule.
   */
  record AlignIndexes(String table, List<CreateIndex> indexes) implements MigrationAction {}

  /** Sets {@code column} to a constant where it is null, in batches. */
  record FillColumn(String table, String column, JsonNode value) implements MigrationAction {}

  /**
   * Keeps {@code to} equal to {@code from} (converted without loss) by a trigger both ways, and
   * fills the rows that are there in batches: the expansion of a change of type.
   */
  record MirrorColumn(String table, String from, ColumnType fromType, String to, ColumnType toType)
      implements MigrationAction {}

  /** Moves rows from one stored option key to another, or to null. */
  record ReplaceValues(
      String table, String column, ColumnType type, Map<String, @Nullable String> keys)
      implements MigrationAction {}

  /**
   * Search finds the table's records, from now on by this document.
   *
   * @param before what they were found by; null when they were not
   * @param fills whether the text of rows that are there changes with it
   */
  record KeepSearch(
      String table, SearchDocument document, @Nullable SearchDocument before, boolean fills)
      implements MigrationAction {}

  /** Search no longer finds the table's records. */
  record DropSearch(String table) implements MigrationAction {}

  record RelaxNotNull(String table, String column) implements MigrationAction {}

  /** Checks without a long lock: a not-valid check, validated, then the constraint. */
  record RequireNotNull(String table, String column) implements MigrationAction {}

  record DropMirror(String table, String from, String to) implements MigrationAction {}

  record DropIndex(String name) implements MigrationAction {}

  record DropColumn(String table, String column) implements MigrationAction {}

  record DropTable(String table) implements MigrationAction {}
}
