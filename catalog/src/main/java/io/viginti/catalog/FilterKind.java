package io.viginti.catalog;

import java.util.List;

/** Which operators a value has in a filter; the names are those of the public API. */
public enum FilterKind {
  STRING(
      "StringFilterInput",
      List.of(
          "eq",
          "neq",
          "in",
          "is",
          "gt",
          "gte",
          "lt",
          "lte",
          "like",
          "ilike",
          "startsWith",
          "endsWith",
          "contains",
          "regex",
          "iregex")),
  INT("IntFilterInput", Operators.ORDERED),
  FLOAT("FloatFilterInput", Operators.ORDERED),
  BIG_FLOAT("BigFloatFilterInput", Operators.ORDERED),
  DATE("DateFilterInput", Operators.ORDERED),
  DATE_TIME("DateTimeFilterInput", Operators.ORDERED),
  BOOLEAN("BooleanFilterInput", List.of("eq", "is")),
  ID("IDFilterInput", Operators.EQUAL),
  /** One type per enum: {@code <Enum>FilterInput}. */
  ENUM("FilterInput", Operators.EQUAL),
  /** One type per enum: {@code <Enum>ListFilterInput}. */
  ENUM_LIST("ListFilterInput", Operators.LIST),
  ARRAY("ArrayFilterInput", Operators.LIST),
  /** Documents: only whether there is one. */
  JSON("JsonFilterInput", List.of("is"));

  private final String typeName;
  private final List<String> operators;

  FilterKind(String typeName, List<String> operators) {
    this.typeName = typeName;
    this.operators = operators;
  }

  /** Name of the input type; for the two enum kinds the suffix after the enum's name. */
  public String typeName() {
    return typeName;
  }

  public List<String> operators() {
    return operators;
  }

  private static final class Operators {
    static final List<String> EQUAL = List.of("eq", "neq", "in", "is");
    static final List<String> ORDERED = List.of("eq", "neq", "in", "is", "gt", "gte", "lt", "lte");
    static final List<String> LIST =
        List.of("contains", "containsAny", "containsAll", "isEmpty", "is");
  }
}
