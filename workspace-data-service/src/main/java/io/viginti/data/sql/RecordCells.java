package io.viginti.data.sql;

import io.viginti.catalog.Leaf;
import io.viginti.catalog.LeafType;
import io.viginti.catalog.value.Scalar;
import io.viginti.data.plan.Output;
import io.viginti.data.plan.RecordColumns;
import io.viginti.data.plan.RecordOutput;
import io.viginti.data.value.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Outputs to the columns of a select list and the cells that read them. */
final class RecordCells {
  private static final byte[] NONE = {};

  private final Joins joins;
  private final RowSource rows;
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final List<ReadStatement.Child> children = new ArrayList<>();

  RecordCells(Joins joins) {
    this(joins, RowSource.RECORDS);
  }

  RecordCells(Joins joins, RowSource rows) {
    this.joins = joins;
    this.rows = rows;
  }

  /** A column of the select list; the same expression is selected once. */
  int column(String expression) {
    return columns.computeIfAbsent(expression, none -> columns.size());
  }

  String selectList() {
    return String.join(", ", columns.keySet());
  }

  /** The same with names {@code c0, c1, …}, for a subquery. */
  String namedSelectList() {
    StringBuilder text = new StringBuilder();
    for (String expression : columns.keySet()) {
      text.append(expression).append(" as c").append(columns.get(expression)).append(", ");
    }
    return text.toString();
  }

  int columnCount() {
    return columns.size();
  }

  List<ReadStatement.Child> children() {
    return children;
  }

  List<Cell> of(RecordOutput record, String alias) {
    List<Cell> cells = new ArrayList<>();
    for (Output output : record.entries()) {
      cells.add(of(output, record, alias));
    }
    return List.copyOf(cells);
  }

  private Cell of(Output output, RecordOutput record, String alias) {
    byte[] label = label(output.key());
    return switch (output) {
      case Output.TypeName name ->
          new Cell.Constant(name.key(), label, JsonBytes.quoted(name.type()));
      case Output.Value value ->
          new Cell.Value(
              value.key(),
              label,
              column(value.leaf(), alias),
              Scalar.of(value.leaf()),
              value.leaf().enumType(),
              value.isNullable());
      case Output.Masked masked ->
          new Cell.Value(
              masked.key(),
              label,
              column(SqlText.selected(masked(masked, alias), masked.leaf().columnType())),
              Scalar.of(masked.leaf()),
              masked.leaf().enumType(),
              masked.isNullable());
      case Output.Documents documents ->
          new Cell.Documents(
              documents.key(),
              label,
              column(documents.leaf(), alias),
              documents.entries().stream().map(RecordCells::entry).toList(),
              documents.leaf().leafType() == LeafType.FILE_ITEMS,
              documents.isNullable());
      case Output.Composite composite ->
          new Cell.Composite(
              composite.key(),
              label,
              composite.entries().stream().map(entry -> of(entry, record, alias)).toList());
      case Output.Same same -> new Cell.Same(same.key(), label, of(same.record(), alias));
      case Output.Cursor cursor -> new Cell.Cursor(cursor.key(), label, rows.cursorForm(this));
      case Output.Measure measure -> measure(measure, label);
      case Output.Nested nested ->
          new Cell.Composite(
              nested.key(),
              label,
              nested.entries().stream().map(entry -> of(entry, record, alias)).toList());
      case Output.GroupKey key -> new Cell.Listed(key.key(), label, rows.groupKey(this));
      case Output.Members members -> {
        int group = rows.groupColumn(this);
        children.add(new ReadStatement.Child(group, ReadSql.of(members.read())));
        yield new Cell.ToMany(members.key(), label, group, children.size() - 1);
      }
      case Output.ToManyFigures many -> {
        int id = column(RecordColumns.id(record.object()), alias);
        children.add(new ReadStatement.Child(id, AggregateSql.of(many.figures())));
        yield new Cell.ToManyFigures(many.key(), label, id, children.size() - 1);
      }
      case Output.ToOne one -> {
        String other = joins.follow(alias, one.field(), false, one.rule());
        int id = column(RecordColumns.id(one.field().target()), other);
        yield new Cell.ToOne(one.key(), label, id, of(one.record(), other));
      }
      case Output.ToMany many -> {
        int id = column(RecordColumns.id(record.object()), alias);
        children.add(new ReadStatement.Child(id, ReadSql.of(many.read())));
        yield new Cell.ToMany(many.key(), label, id, children.size() - 1);
      }
    };
  }

  private static String masked(Output.Masked masked, String alias) {
    String whole = Joins.expression(alias, masked.leaf());
    StringBuilder text = new StringBuilder("case");
    for (Output.Masked.Mask mask : masked.masks()) {
      String names =
          mask.without().stream()
              .sorted()
              .map(SqlText::literal)
              .collect(Collectors.joining(", ", "array[", "]"));
      text.append(" when ")
          .append(Joins.isOf(alias, mask.target()))
          .append(" then ")
          .append(mask.without().isEmpty() ? "null" : whole + " - " + names);
    }
    return text.append(" else ").append(whole).append(" end").toString();
  }

  private Cell measure(Output.Measure measure, byte[] label) {
    RowSource.Column column = rows.figure(measure.figure());
    FigureSql figure = column.figure();
    return new Cell.Value(
        measure.key(),
        label,
        column(column.expression()),
        figure.scalar(),
        figure.options(),
        figure.isNullable());
  }

  private int column(Leaf leaf, String alias) {
    return column(SqlText.selected(Joins.expression(alias, leaf), leaf.columnType()));
  }

  private static Cell.Documents.Entry entry(Output.Documents.Entry entry) {
    byte[] constant = entry.name().isEmpty() ? JsonBytes.quoted(entry.type()) : NONE;
    return new Cell.Documents.Entry(label(entry.key()), entry.name(), constant);
  }

  static byte[] label(String key) {
    return (new String(JsonBytes.quoted(key), StandardCharsets.UTF_8) + ":")
        .getBytes(StandardCharsets.UTF_8);
  }
}
