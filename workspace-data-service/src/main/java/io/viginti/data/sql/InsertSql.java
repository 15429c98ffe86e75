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
  /** From so many rows on the statement is kept off the pipelined connections. */
  private static final int MANY = 50;

  private final SqlText sql = new SqlText();
  private final CatalogObject object;
  private final List<WriteRow> rows;
  private final MorphTargets targets;
  private final Map<String, ColumnType> columns = new LinkedHashMap<>();

  private InsertSql(CatalogObject object, List<WriteRow> rows) {
    this.object = object;
    this.rows = rows;
    this.targets = MorphTargets.of(object, rows);
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
          composite.parts().forEach(part -> columns.putIfAbsent(part.column(), part.columnType()));
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

  /**
   * What a field must have and nobody gives is left to the column's default. The default of a part
   * of a composite is that of the rows that were there when the field was made, not of others.
   */
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
    String prelude = targets.locks(sql);
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    String source = rows.size() == 1 ? oneRow(cells) : manyRows(cells);
    if (rows.stream().anyMatch(row -> !row.links().isEmpty())) {
      // the links must know which of the rows got which id
      prelude +=
          "given as materialized (select r.*, coalesce(%s, uuidv7()) as id from %s), "
              .formatted(cells.getFirst(), source);
      source = "given as r";
      cells.set(0, "r.id");
    }
    for (String column : columns.keySet()) {
      values.add(value(column, cells.get(names.size())));
      names.add(SqlText.quoted(column));
    }
    stamp(RecordColumns.createdAt(object), names, values);
    stamp(RecordColumns.updatedAt(object), names, values);
    actor(RecordColumns.createdBy(object), scope.actor(), names, values);
    actor(RecordColumns.updatedBy(object), scope.actor(), names, values);

    String id = SqlText.column("t", RecordColumns.id(object).column());
    String insert =
        "insert into %s (%s) select %s from %s, (select clock_timestamp() as at) as m%s order by r.n%s returning *"
            .formatted(
                SqlText.table(object.tableName()),
                String.join(", ", names),
                String.join(", ", values),
                source,
                targets.isEmpty() ? "" : " where " + targets.areFound(),
                ifAbsent
                    ? " on conflict ("
                        + SqlText.quoted(RecordColumns.id(object).column())
                        + ") do nothing"
                    : "");
    Outbox outbox = new Outbox(sql, scope);
    LinkSql linked = new LinkSql(sql, outbox, scope);
    linked.create(object, rows.stream().map(WriteRow::links).toList());
    String event =
        outbox.insert(
            object,
            "'CREATED'",
            "written as t",
            id,
            "null",
            "to_json(t)",
            "'{}'::text[]",
            SqlText.column("t", RecordColumns.createdAt(object).column()));
    return new WrittenRows(sql, object, prelude, insert, linked, event, targets)
        .answering(false, scope.sees().restrict(object), answer);
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

  private String oneRow(List<String> cells) {
    List<String> selected = new ArrayList<>();
    columns.forEach(
        (column, type) -> {
          Object value = given(rows.getFirst(), column);
          String name = "c" + selected.size();
          selected.add(sql.constant(value, type) + " as " + name);
          cells.add("r." + name);
        });
    return "(select " + String.join(", ", selected) + ", 1::bigint as n) as r";
  }

  private String manyRows(List<String> cells) {
    RowArrays arrays = new RowArrays(sql, rows.size());
    columns.forEach(
        (column, type) -> cells.add(arrays.add(type, row -> given(rows.get(row), column))));
    return arrays.relation();
  }

  private static @Nullable Object given(WriteRow row, String column) {
    return row.columns().get(column) instanceof Assign assign ? assign.value() : null;
  }

  private String value(String column, String cell) {
    if (column.equals(RecordColumns.id(object).column())) {
      return "coalesce(" + cell + ", uuidv7())";
    }
    boolean isPlaceAsked = rows.stream().anyMatch(row -> WriteSql.isPlace(given(row, column)));
    return isPlaceAsked ? WriteSql.place(object, column, cell, "r.n") : cell;
  }
}
