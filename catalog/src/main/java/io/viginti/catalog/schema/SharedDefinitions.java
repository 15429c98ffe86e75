package io.viginti.catalog.schema;

import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.SDLDefinition;
import io.viginti.catalog.Composite;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.EnumType;
import io.viginti.catalog.FilterKind;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.LeafType;
import io.viginti.contracts.shape.ShapeOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The types that objects share; only those that a catalog uses are declared. */
final class SharedDefinitions {
  static final String DIRECTION = "OrderByDirection";
  private static final String IS = "FilterIs";

  private final Definitions definitions;
  private final Set<Composite> composites = EnumSet.noneOf(Composite.class);
  private final Set<FilterKind> filters = EnumSet.noneOf(FilterKind.class);
  private final Set<LeafType> leaves = EnumSet.noneOf(LeafType.class);
  private final Map<String, EnumType> enums = new LinkedHashMap<>();
  private final Map<String, EnumType> enumLists = new LinkedHashMap<>();

  SharedDefinitions(Definitions definitions) {
    this.definitions = definitions;
  }

  void use(Leaf leaf) {
    use(leaf.leafType(), leaf.enumType());
  }

  void use(Composite composite) {
    if (composites.add(composite)) {
      for (Composite.Part part : composite.parts()) {
        use(part.leafType(), CompositeField.enumTypeOf(part.leafType()));
      }
    }
  }

  private void use(LeafType type, EnumType enumType) {
    leaves.add(type);
    switch (type.filterKind()) {
      case ENUM -> enums.put(enumType.name(), enumType);
      case ENUM_LIST -> enumLists.put(enumType.name(), enumType);
      default -> filters.add(type.filterKind());
    }
  }

  List<SDLDefinition<?>> all() {
    List<SDLDefinition<?>> all = new ArrayList<>();
    all.add(
        Definitions.enumeration(
            DIRECTION,
            "Direction of an order and where nulls stand in it.",
            List.of("AscNullsFirst", "AscNullsLast", "DescNullsFirst", "DescNullsLast")));
    all.add(
        Definitions.object(
            "PageInfo",
            null,
            List.of(
                definitions.field("hasNextPage", "Boolean!", null),
                definitions.field("hasPreviousPage", "Boolean!", null),
                definitions.field("startCursor", "String", null),
                definitions.field("endCursor", "String", null))));
    all.add(Definitions.enumeration(IS, "Whether there is a value.", List.of("NULL", "NOT_NULL")));
    filters.forEach(kind -> all.add(filter(kind.typeName(), kind, valueType(kind))));
    enums.values().forEach(type -> addEnum(all, type));
    enumLists.values().stream()
        .filter(type -> !enums.containsKey(type.name()))
        .forEach(type -> all.add(enumeration(type)));
    enumLists
        .values()
        .forEach(
            type ->
                all.add(
                    filter(
                        type.name() + FilterKind.ENUM_LIST.typeName(),
                        FilterKind.ENUM_LIST,
                        type.name())));
    composites.forEach(composite -> addComposite(all, composite));
    addItems(all);
    return all;
  }

  private void addEnum(List<SDLDefinition<?>> all, EnumType type) {
    all.add(enumeration(type));
    all.add(filter(type.name() + FilterKind.ENUM.typeName(), FilterKind.ENUM, type.name()));
  }

  private static SDLDefinition<?> enumeration(EnumType type) {
    return Definitions.enumeration(
        type.name(), null, type.options().stream().map(ShapeOption::value).toList());
  }

  private static String valueType(FilterKind kind) {
    return switch (kind) {
      case STRING, ARRAY -> "String";
      case INT -> "Int";
      case FLOAT -> "Float";
      case BIG_FLOAT -> "BigFloat";
      case DATE -> "Date";
      case DATE_TIME -> "DateTime";
      case BOOLEAN -> "Boolean";
      case ID -> "ID";
      case JSON -> "JSON";
      case ENUM, ENUM_LIST -> throw new IllegalArgumentException(kind + " has a type per enum");
    };
  }

  private SDLDefinition<?> filter(String name, FilterKind kind, String value) {
    List<InputValueDefinition> fields = new ArrayList<>();
    for (String operator : kind.operators()) {
      String type =
          switch (operator) {
            case "in", "containsAny", "containsAll" -> "[" + value + "!]";
            case "is" -> IS;
            case "isEmpty" -> "Boolean";
            default -> value;
          };
      fields.add(definitions.input(operator, type));
    }
    return Definitions.inputObject(name, null, fields);
  }

  private void addComposite(List<SDLDefinition<?>> all, Composite composite) {
    String name = composite.typeName();
    List<FieldDefinition> outputs = new ArrayList<>();
    List<InputValueDefinition> inputs = new ArrayList<>();
    List<InputValueDefinition> filterFields = new ArrayList<>();
    List<InputValueDefinition> orders = new ArrayList<>();
    for (Composite.Part part : composite.parts()) {
      EnumType enumType = CompositeField.enumTypeOf(part.leafType());
      outputs.add(definitions.field(part.name(), part.leafType().outputType(enumType), null));
      inputs.add(definitions.input(part.name(), part.leafType().inputType(enumType)));
      filterFields.add(definitions.input(part.name(), part.leafType().filterType(enumType)));
      if (part.leafType().isOrderable()) {
        orders.add(definitions.input(part.name(), DIRECTION));
      }
    }
    all.add(Definitions.object(name, null, outputs));
    if (composite.isWritable()) {
      all.add(Definitions.inputObject(name + "Input", null, inputs));
    }
    all.add(Definitions.inputObject(name + "FilterInput", null, filterFields));
    all.add(Definitions.inputObject(name + "OrderByInput", null, orders));
    AggregateDefinitions aggregates = new AggregateDefinitions(definitions);
    all.addAll(aggregates.of(composite));
    all.add(new GroupDefinitions(definitions, aggregates).of(composite));
  }

  private void addItems(List<SDLDefinition<?>> all) {
    if (leaves.contains(LeafType.LINK_ITEMS)) {
      all.add(
          Definitions.object(
              "LinkItem",
              null,
              List.of(
                  definitions.field("label", "String", null),
                  definitions.field("url", "String", null))));
      all.add(
          Definitions.inputObject(
              "LinkItemInput",
              null,
              List.of(definitions.input("label", "String"), definitions.input("url", "String"))));
    }
    if (leaves.contains(LeafType.FILE_ITEMS)) {
      all.add(
          Definitions.object(
              "FileItem",
              null,
              List.of(
                  definitions.field("fileId", "ID!", null),
                  definitions.field("label", "String", null),
                  definitions.field("fileCategory", "String", null),
                  definitions.field("extension", "String", null),
                  definitions.field("url", "String", null))));
      all.add(
          Definitions.inputObject(
              "FileItemInput",
              null,
              List.of(
                  definitions.input("fileId", "ID!"),
                  definitions.input("label", "String"),
                  definitions.input("fileCategory", "String"),
                  definitions.input("extension", "String"),
                  definitions.input("url", "String"))));
    }
  }
}
