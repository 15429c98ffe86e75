package io.viginti.catalog.schema;

import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.SDLDefinition;
import io.viginti.catalog.AggregateFunction;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.Composite;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.DateGranularity;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.LeafType;
import io.viginti.catalog.ObjectNames;
import io.viginti.catalog.RelationIdField;
import io.viginti.catalog.ToManyField;
import io.viginti.catalog.ToOneField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The types of groups: what to group by, their order, and a group. */
final class GroupDefinitions {
  private static final String BY_DATE = "GroupByDateInput";
  private static final String BY_DATE_TIME = "GroupByDateTimeInput";
  private static final String GRANULARITY = "DateGranularity";

  private final Definitions definitions;
  private final AggregateDefinitions aggregates;

  GroupDefinitions(Definitions definitions, AggregateDefinitions aggregates) {
    this.definitions = definitions;
    this.aggregates = aggregates;
  }

  FieldDefinition root(String name, CatalogObject object) {
    ObjectNames names = object.names();
    return definitions.field(
        name,
        "[" + names.groupType() + "!]!",
        "The %s that a filter selects, in groups of equal values; 60 groups unless limit says otherwise."
            .formatted(names.plural()),
        definitions.input("groupBy", "[" + names.groupByInput() + "!]!"),
        definitions.input("filter", names.filterInput()),
        definitions.input("orderBy", "[" + names.groupOrderByInput() + "!]"),
        definitions.input("limit", "Int"));
  }

  List<SDLDefinition<?>> of(CatalogObject object) {
    ObjectNames names = object.names();
    List<FieldDefinition> group = new ArrayList<>();
    group.add(
        definitions.field(
            "key", "JSON!", "The values that make the group, in the order of groupBy."));
    group.addAll(aggregates.figures(object));
    group.add(
        definitions.field(
            "records",
            "[" + names.type() + "!]!",
            "The oldest of the group.",
            definitions.input("limit", "Int")));
    return List.of(
        Definitions.object(names.groupType(), null, group),
        Definitions.inputObject(
            names.groupByInput(), "Exactly one field, true or a granularity.", dimensions(object)),
        Definitions.inputObject(
            names.groupOrderByInput(),
            "Exactly one field: a figure, or a field that groupBy names.",
            orders(object)));
  }

  private List<InputValueDefinition> dimensions(CatalogObject object) {
    List<InputValueDefinition> fields = new ArrayList<>();
    for (CatalogField field : object.fields()) {
      switch (field) {
        case LeafField leaf -> addDimension(fields, leaf.name(), leaf.leafType());
        case RelationIdField id -> addDimension(fields, id.name(), id.leafType());
        case CompositeField composite ->
            fields.add(
                definitions.input(field.name(), composite.composite().typeName() + "GroupByInput"));
        case ToOneField one ->
            fields.add(definitions.input(one.name(), one.target().names().groupByInput()));
        case ToManyField ignored -> {
          // A record is in one group only.
        }
      }
    }
    return fields;
  }

  private void addDimension(List<InputValueDefinition> fields, String name, LeafType type) {
    if (type.isOrderable()) {
      fields.add(
          definitions.input(
              name,
              switch (type) {
                case DATE -> BY_DATE;
                case DATE_TIME -> BY_DATE_TIME;
                default -> "Boolean";
              }));
    }
  }

  /** Figures keep their names where a field has the same one. */
  private List<InputValueDefinition> orders(CatalogObject object) {
    Map<String, String> types = new LinkedHashMap<>();
    types.put("count", SharedDefinitions.DIRECTION);
    for (AggregateFunction function : AggregateFunction.values()) {
      types.put(function.publicName(), object.names().orderByInput());
    }
    for (CatalogField field : object.fields()) {
      switch (field) {
        case LeafField leaf -> addOrder(types, leaf.name(), leaf.leafType());
        case RelationIdField id -> addOrder(types, id.name(), id.leafType());
        case CompositeField composite ->
            types.putIfAbsent(field.name(), composite.composite().typeName() + "OrderByInput");
        case ToOneField one -> types.putIfAbsent(one.name(), one.target().names().orderByInput());
        case ToManyField ignored -> {
          // No group is of a list.
        }
      }
    }
    return types.entrySet().stream()
        .map(entry -> definitions.input(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static void addOrder(Map<String, String> types, String name, LeafType type) {
    if (type.isOrderable()) {
      types.putIfAbsent(name, SharedDefinitions.DIRECTION);
    }
  }

  SDLDefinition<?> of(Composite composite) {
    List<InputValueDefinition> parts =
        composite.parts().stream()
            .filter(part -> part.leafType().isOrderable())
            .map(part -> definitions.input(part.name(), "Boolean"))
            .toList();
    return Definitions.inputObject(composite.typeName() + "GroupByInput", null, parts);
  }

  List<SDLDefinition<?>> shared() {
    return List.of(
        Definitions.enumeration(
            GRANULARITY,
            "DAY to YEAR: a period by its first day. DAY_OF_WEEK from 1, Monday; MONTH_OF_YEAR from 1.",
            Arrays.stream(DateGranularity.values()).map(Enum::name).toList()),
        Definitions.inputObject(
            BY_DATE, null, List.of(definitions.input("granularity", GRANULARITY + "!"))),
        Definitions.inputObject(
            BY_DATE_TIME,
            "In UTC unless a time zone of the tz database is named.",
            List.of(
                definitions.input("granularity", GRANULARITY + "!"),
                definitions.input("timeZone", "String"))));
  }
}
