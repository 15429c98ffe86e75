package io.viginti.catalog;

/** The GraphQL type of a value that has no sub-fields of its own columns. */
public enum LeafType {
  ID("ID", "ID", FilterKind.ID),
  STRING("String", "String", FilterKind.STRING),
  INT("Int", "Int", FilterKind.INT),
  FLOAT("Float", "Float", FilterKind.FLOAT),
  BIG_FLOAT("BigFloat", "BigFloat", FilterKind.BIG_FLOAT),
  BOOLEAN("Boolean", "Boolean", FilterKind.BOOLEAN),
  DATE("Date", "Date", FilterKind.DATE),
  DATE_TIME("DateTime", "DateTime", FilterKind.DATE_TIME),
  /** Float; {@code "first"} and {@code "last"} on input. */
  POSITION("Position", "Position", FilterKind.FLOAT),
  JSON("JSON", "JSON", FilterKind.JSON),
  /** One value of the leaf's {@link EnumType}. */
  ENUM("", "", FilterKind.ENUM),
  /** A list of values of the leaf's {@link EnumType}. */
  ENUM_LIST("", "", FilterKind.ENUM_LIST),
  STRING_LIST("[String!]", "[String!]", FilterKind.ARRAY),
  /** A list of strings kept in a jsonb column. */
  JSON_STRING_LIST("[String!]", "[String!]", FilterKind.JSON),
  /** {@code [{label, url}]} in a jsonb column. */
  LINK_ITEMS("[LinkItem!]", "[LinkItemInput!]", FilterKind.JSON),
  /** {@code [{fileId, label, fileCategory, extension, url}]} in a jsonb column. */
  FILE_ITEMS("[FileItem!]", "[FileItemInput!]", FilterKind.JSON);

  private final String outputType;
  private final String inputType;
  private final FilterKind filterKind;

  LeafType(String outputType, String inputType, FilterKind filterKind) {
    this.outputType = outputType;
    this.inputType = inputType;
    this.filterKind = filterKind;
  }

  /** The type in answers, in SDL notation without a closing {@code !}. */
  public String outputType(EnumType enumType) {
    return named(outputType, enumType);
  }

  /** The type in inputs, in SDL notation without a closing {@code !}. */
  public String inputType(EnumType enumType) {
    return named(inputType, enumType);
  }

  /** The input type of its filter. */
  public String filterType(EnumType enumType) {
    return switch (filterKind) {
      case ENUM, ENUM_LIST -> enumType.name() + filterKind.typeName();
      default -> filterKind.typeName();
    };
  }

  public FilterKind filterKind() {
    return filterKind;
  }

  /** Whether {@code orderBy} takes it: documents and lists have no order. */
  public boolean isOrderable() {
    return switch (filterKind) {
      case JSON, ARRAY, ENUM_LIST -> false;
      case STRING, INT, FLOAT, BIG_FLOAT, DATE, DATE_TIME, BOOLEAN, ID, ENUM -> true;
    };
  }

  private String named(String type, EnumType enumType) {
    return switch (this) {
      case ENUM -> enumType.name();
      case ENUM_LIST -> "[" + enumType.name() + "!]";
      default -> type;
    };
  }
}
