package io.viginti.data.migration;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.contracts.migration.MigrationAction.AddForeignKey;
import io.viginti.contracts.migration.MigrationAction.Column;
import io.viginti.contracts.migration.MigrationAction.CreateJunction;
import io.viginti.contracts.shape.ColumnType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fragments of DDL for one workspace's schema: the only place where such text is made. */
final class Ddl {
  /** Longest identifier of PostgreSQL in bytes. */
  private static final int LONGEST_NAME = 63;

  private static final int DIGEST_LENGTH = 8;
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final String schema;

  Ddl(String schema) {
    this.schema = identifier(schema);
  }

  /** A quoted identifier; anything but letters, digits and underscores is refused. */
  static String identifier(String name) {
    if (name.length() > LONGEST_NAME || !IDENTIFIER.matcher(name).matches()) {
      throw new IllegalArgumentException("not a physical name: " + name);
    }
    return '"' + name + '"';
  }

  static String identifiers(List<String> names) {
    return String.join(", ", names.stream().map(Ddl::identifier).toList());
  }

  /** A string literal. */
  static String text(String value) {
    if (value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("PostgreSQL holds no NUL");
    }
    String quoted = "'" + value.replace("'", "''") + "'";
    return value.indexOf('\\') >= 0 ? " E" + quoted.replace("\\", "\\\\") : quoted;
  }

  /** A JSON value as a literal of {@code type}. */
  static String literal(JsonNode value, ColumnType type) {
    if (value.isNull()) {
      return "null";
    }
    if (value.isArray() && type == ColumnType.TEXT_ARRAY) {
      List<String> items = new ArrayList<>();
      value.forEach(item -> items.add(text(item.asText())));
      return "array[" + String.join(", ", items) + "]::text[]";
    }
    if (value.isContainerNode() && type != ColumnType.JSONB) {
      throw new IllegalArgumentException("no " + type + ": " + value);
    }
    String input = value.isTextual() ? value.textValue() : value.toString();
    return text(input) + "::" + type.sql();
  }

  /** {@code base} when it fits, else its beginning and a digest of all of it. */
  static String shortened(String base) {
    if (base.length() <= LONGEST_NAME) {
      return base;
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(base.getBytes(StandardCharsets.UTF_8));
      return base.substring(0, LONGEST_NAME - DIGEST_LENGTH - 1)
          + "_"
          + HexFormat.of().formatHex(digest).substring(0, DIGEST_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String foreignKeyName(String table, String column) {
    return shortened(table + "_" + column + "_fkey");
  }

  static String notNullCheckName(String table, String column) {
    return shortened(table + "_" + column + "_present");
  }

  String schema() {
    return schema;
  }

  String table(String name) {
    return schema + "." + identifier(name);
  }

  String createSchema() {
    return "create schema if not exists " + schema;
  }

  String lock(String table, LockMode mode) {
    return "lock table " + table(table) + " in " + mode.sql() + " mode";
  }

  /**
   * @param keys foreign keys whose targets are there already
   */
  String createTable(String table, List<Column> columns, List<AddForeignKey> keys) {
    StringBuilder sql = new StringBuilder("create table ").append(table(table));
    sql.append(" (\"id\" uuid primary key default uuidv7()");
    for (Column column : columns) {
      sql.append(", ").append(column(column));
    }
    for (AddForeignKey key : keys) {
      sql.append(", ").append(foreignKey(table, key.column(), key.targetTable()));
    }
    return sql.append(')').toString();
  }

  /** A table of links with the index the other way. */
  List<String> createJunction(CreateJunction junction) {
    String table = junction.table();
    String source = identifier(CreateJunction.SOURCE);
    String target = identifier(CreateJunction.TARGET);
    return List.of(
        "create table %s (%s uuid not null, %s uuid not null, primary key (%s, %s), %s, %s)"
            .formatted(
                table(table),
                source,
                target,
                source,
                target,
                linkKey(table, CreateJunction.SOURCE, junction.sourceTable()),
                linkKey(table, CreateJunction.TARGET, junction.targetTable())),
        "create index %s on %s (%s, %s)"
            .formatted(
                identifier(shortened(table + "_reverse_sys")), table(table), target, source));
  }

  private String linkKey(String table, String column, String target) {
    return foreignKey(table, column, target) + " on delete cascade";
  }

  String addColumn(String table, Column column) {
    return "alter table " + table(table) + " add column " + column(column);
  }

  private static String column(Column column) {
    StringBuilder sql = new StringBuilder(identifier(column.name()));
    sql.append(' ').append(column.type().sql());
    JsonNode value = column.defaultValue();
    if (value != null && !value.isNull()) {
      sql.append(" default ").append(literal(value, column.type()));
    }
    if (!column.isNullable()) {
      sql.append(" not null");
    }
    return sql.toString();
  }

  String alterColumn(String table, String column, String change) {
    return "alter table " + table(table) + " alter column " + identifier(column) + " " + change;
  }

  String addForeignKey(String table, String column, String target, boolean valid) {
    return "alter table "
        + table(table)
        + " add "
        + foreignKey(table, column, target)
        + (valid ? "" : " not valid");
  }

  private String foreignKey(String table, String column, String target) {
    return "constraint "
        + identifier(foreignKeyName(table, column))
        + " foreign key ("
        + identifier(column)
        + ") references "
        + table(target)
        + " (\"id\")";
  }

  String validate(String table, String constraint) {
    return "alter table " + table(table) + " validate constraint " + identifier(constraint);
  }

  String dropConstraint(String table, String constraint) {
    return "alter table " + table(table) + " drop constraint if exists " + identifier(constraint);
  }

  String addNotNullCheck(String table, String column) {
    return "alter table "
        + table(table)
        + " add constraint "
        + identifier(notNullCheckName(table, column))
        + " check ("
        + identifier(column)
        + " is not null) not valid";
  }

  String createIndex(IndexText index, boolean concurrently) {
    return "create "
        + (index.isUnique() ? "unique " : "")
        + "index "
        + (concurrently ? "concurrently " : "")
        + identifier(index.name())
        + " on "
        + table(index.table())
        + " using "
        + index.method()
        + " ("
        + String.join(", ", index.keys())
        + ")"
        + index.rows().condition();
  }

  String dropIndex(String name, boolean concurrently) {
    return "drop index "
        + (concurrently ? "concurrently " : "")
        + "if exists "
        + schema
        + "."
        + identifier(name);
  }

  String dropColumn(String table, String column) {
    return "alter table " + table(table) + " drop column if exists " + identifier(column);
  }

  String dropTable(String table) {
    return "drop table if exists " + table(table) + " cascade";
  }

  /**
   * An index as PostgreSQL is told of it.
   *
   * @param keys quoted columns or expressions
   */
  record IndexText(
      String name,
      String table,
      String method,
      List<String> keys,
      boolean isUnique,
      IndexedRows rows) {
    IndexText {
      keys = List.copyOf(keys);
    }
  }

  /** Which rows an index holds. */
  enum IndexedRows {
    ALL(""),
    LIVE(" where \"deletedAt\" is null"),
    DELETED(" where \"deletedAt\" is not null");

    private final String condition;

    IndexedRows(String condition) {
      this.condition = condition;
    }

    String condition() {
      return condition;
    }
  }

  /** Table locks, weakest first. */
  enum LockMode {
    SHARE_ROW_EXCLUSIVE("share row exclusive"),
    ACCESS_EXCLUSIVE("access exclusive");

    private final String sql;

    LockMode(String sql) {
      this.sql = sql;
    }

    String sql() {
      return sql;
    }

    LockMode strongest(@Nullable LockMode other) {
      return other == null || compareTo(other) > 0 ? this : other;
    }
  }
}
