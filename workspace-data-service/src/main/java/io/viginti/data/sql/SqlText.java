package io.viginti.data.sql;

import io.viginti.contracts.shape.ColumnType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds one statement. Fragments may be made in any order and put together at the end. */
final class SqlText {
  /** Stands for the schema in fragments; no identifier can hold it. */
  private static final char SCHEMA = '\u0000';

  private final List<Parameter> parameters = new ArrayList<>();
  private boolean isSlow;

  static String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  /** A string constant of the catalog. */
  static String literal(String constant) {
    return "'" + constant.replace("'", "''") + "'";
  }

  static String table(String name) {
    return SCHEMA + "." + quoted(name);
  }

  static String column(String alias, String column) {
    return alias + "." + quoted(column);
  }

  /** How a parameter of a type is written: values that travel as text are cast twice. */
  static String cast(String parameter, ColumnType type) {
    return switch (type) {
      case NUMERIC, JSONB -> parameter + "::text::" + type.sql();
      default -> parameter + "::" + type.sql();
    };
  }

  /** The same of an array parameter. */
  static String castArray(String parameter, ColumnType type) {
    return switch (type) {
      case NUMERIC, JSONB -> parameter + "::text[]::" + type.sql() + "[]";
      default -> parameter + "::" + type.sql() + "[]";
    };
  }

  /** A column as it is selected: JSON and numerics as text, which keeps every digit. */
  static String selected(String expression, ColumnType type) {
    return switch (type) {
      case NUMERIC, JSONB -> expression + "::text";
      default -> expression;
    };
  }

  /** Adds a parameter and gives its place. */
  String parameter(Parameter parameter) {
    parameters.add(parameter);
    return "$" + parameters.size();
  }

  String constant(@Nullable Object value, ColumnType type) {
    return cast(parameter(Parameter.constant(value)), type);
  }

  /** Ends a statement that reads for several ids where there are too many rows of all of them. */
  String atMost() {
    return " limit " + parameter(new Parameter("rows left", Bindings::most)) + "::bigint";
  }

  void slow() {
    isSlow = true;
  }

  Statement toStatement(String text) {
    return new Statement(List.of(text.split(String.valueOf(SCHEMA), -1)), parameters, isSlow);
  }
}
