package io.viginti.data.sql;

import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.RelationIdField;
import io.viginti.catalog.ToManyField;
import io.viginti.catalog.ToOneField;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.data.plan.RecordColumns;
import io.viginti.data.plan.RecordOutput;
import io.viginti.data.value.WriteRow;
import io.viginti.data.value.WriteRow.Assign;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Creation of any number of records and their events in one statement. Its text is the same for any
 * number above one: rows travel as one array per column.
 */
public final class InsertSql {
  /** From so many rows on it is an import rather than a click. */
  private static final int MANY = 50;

  private final SqlText sql = new SqlText();
  private final CatalogObject object;
  private final List<WriteRow> rows;
  private final Map<String, ColumnType> columns = new LinkedHashMap<>();

  private InsertSql(CatalogObject object, List<WriteRow> rows) {
    this.object = object;
    this.rows = rows;
    columns.put(RecordColumns.id(object).column(), ColumnType.UUID);
    for (CatalogField field : object.fields()) {
      addColumns(field);
    }
  }

  /**
   * @param answer null when only ids are wanted
   * @param ifAbsent leaves out records whose id is taken
   */
  public static WriteStatement of(
      CatalogObject object,
      List<WriteRow> rows,
      WriteScope scope,
      boolean ifAbsent,
      @Nullable RecordOutput answer) {
    return new InsertSql(object, rows).statement(scope, ifAbsent, answer);
  }

  private void addColumns(CatalogField field) {
    switch (field) {
      case LeafField leaf -> {
        if (!leaf.isId() && !isStamp(leaf)) {
          addColumn(leaf, leaf);
        }
      }
      case CompositeField composite -> {
        if (!isStamp(composite)) {
          composite.parts().forEach(part -> addColumn(field, part));
        }
      }
      case RelationIdField id -> {
        id.relation()
            .objectColumn()
            .ifPresent(column -> columns.putIfAbsent(column, ColumnType.TEXT));
        addColumn(field, id);
      }
      case ToOneField toOne -> {
        // through its id
      }
      case ToManyField toMany -> {
        // of other records
      }
    }
  }

  /** What a field must have and nobody gives is left to the column's default. */
  private void addColumn(CatalogField field, Leaf leaf) {
    boolean isGiven = rows.stream().anyMatch(row -> row.columns().containsKey(leaf.column()));
    if (isGiven || field.source().isNullable()) {
      columns.putIfAbsent(leaf.column(), leaf.columnType());
    }
  }

  private static boolean isStamp(CatalogField field) {
    return switch (field.name()) {
      case "createdAt", "updatedAt", "deletedAt", "createdBy", "updatedBy" -> true;
      default -> false;
    };
  }

  private WriteStatement statement(
      WriteScope scope, boolean ifAbsent, @Nullable RecordOutput answer) {
    if (rows.size() > MANY) {
      sql.slow();
    }
    String source = rows.size() == 1 ? oneRow() : manyRows();
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    int index = 0;
    for (Map.Entry<String, ColumnType> column : columns.entrySet()) {
      names.add(SqlText.quoted(column.getKey()));
      values.add(value(column.getKey(), column.getValue(), "r.c" + index++));
    }
    stamp(RecordColumns.createdAt(object), names, values);
    stamp(RecordColumns.updatedAt(object), names, values);
    actor(RecordColumns.createdBy(object), scope.actor(), names, values);
    actor(RecordColumns.updatedBy(object), scope.actor(), names, values);

    String id = SqlText.column("t", RecordColumns.id(object).column());
    String insert =
        "insert into %s (%s) select %s from %s, (select clock_timestamp() as at) as m order by r.n%s returning *"
            .formatted(
                SqlText.table(object.tableName()),
                String.join(", ", names),
                String.join(", ", values),
                source,
                ifAbsent
                    ? " on conflict ("
                        + SqlText.quoted(RecordColumns.id(object).column())
                        + ") do nothing"
                    : "");
    String event =
        new Outbox(sql, scope)
            .insert(
                object,
                "CREATED",
                "written as t",
                id,
                "null",
                "to_json(t)",
                "'{}'::text[]",
                SqlText.column("t", RecordColumns.createdAt(object).column()));
    return WriteSql.answering(sql, object, insert, event, answer);
  }

  private static void stamp(LeafField field, List<String> names, List<String> values) {
    names.add(SqlText.quoted(field.column()));
    values.add("m.at");
  }

  private void actor(CompositeField field, Actor actor, List<String> names, List<String> values) {
    for (CompositeField.Part part : field.parts()) {
      names.add(SqlText.quoted(part.column()));
      values.add(sql.constant(actor.part(part.name()), part.columnType()));
    }
  }

  private String oneRow() {
    List<String> cells = new ArrayList<>();
    columns.forEach(
        (column, type) -> {
          Object value = given(rows.getFirst(), column);
          cells.add(sql.constant(value, type) + " as c" + cells.size());
        });
    return "(select " + String.join(", ", cells) + ", 1::bigint as n) as r";
  }

  private String manyRows() {
    List<String> arrays = new ArrayList<>();
    List<String> names = new ArrayList<>();
    columns.forEach(
        (column, type) -> {
          @Nullable Object[] values = Operands.array(type, rows.size());
          for (int i = 0; i < values.length; i++) {
            Object value = given(rows.get(i), column);
            values[i] = value instanceof String[] list ? ArrayLiterals.of(list) : value;
          }
          String parameter = sql.parameter(Parameter.constant(values));
          arrays.add(
              switch (type) {
                case NUMERIC, JSONB, TEXT_ARRAY -> parameter + "::text[]";
                default -> SqlText.castArray(parameter, type);
              });
          names.add("c" + names.size());
        });
    return "unnest(%s) with ordinality as r(%s, n)"
        .formatted(String.join(", ", arrays), String.join(", ", names));
  }

  private static @Nullable Object given(WriteRow row, String column) {
    return row.columns().get(column) instanceof Assign assign ? assign.value() : null;
  }

  private String value(String column, ColumnType type, String cell) {
    if (column.equals(RecordColumns.id(object).column())) {
      return "coalesce(" + cell + ", uuidv7())";
    }
    if (column.equals(RecordColumns.position(object).column()) && isPlaceAsked(column)) {
      return WriteSql.place(object, cell, "r.n");
    }
    return switch (type) {
      case NUMERIC, JSONB, TEXT_ARRAY -> cell + "::" + type.sql();
      default -> cell;
    };
  }

  private boolean isPlaceAsked(String column) {
    return rows.stream()
        .anyMatch(row -> given(row, column) instanceof Double value && value.isInfinite());
  }
}
