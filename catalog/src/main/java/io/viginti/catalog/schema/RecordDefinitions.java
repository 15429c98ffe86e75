package io.viginti.catalog.schema;

import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.SDLDefinition;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.ObjectNames;
import io.viginti.catalog.RelationIdField;
import io.viginti.catalog.RootField;
import io.viginti.catalog.ToManyField;
import io.viginti.catalog.ToOneField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The record part of a workspace's schema: per object its type, inputs and root fields. Everything
 * declared here is served by workspace-data-service; what it does not serve yet is not declared.
 */
final class RecordDefinitions {
  private static final String SEARCH_FILTER = "SearchFilterInput";

  private final Catalog catalog;
  private final Definitions definitions = new Definitions();
  private final AggregateDefinitions aggregates = new AggregateDefinitions(definitions);
  private final GroupDefinitions groups = new GroupDefinitions(definitions, aggregates);
  private final SharedDefinitions shared = new SharedDefinitions(definitions);
  private final RelationDefinitions relations = new RelationDefinitions(definitions);
  private final List<SDLDefinition<?>> types = new ArrayList<>();
  private final Set<CatalogObject> listed = new LinkedHashSet<>();

  RecordDefinitions(Catalog catalog) {
    this.catalog = catalog;
    for (CatalogObject object : catalog.objects()) {
      addObject(object);
    }
    listed.forEach(object -> types.add(listFilter(object.names())));
    types.addAll(relations.all());
    types.addAll(shared.all());
    types.add(
        Definitions.object(
            "SearchResult",
            "A record that search has found; rank is above 0 and at most 1.",
            List.of(
                definitions.field("objectName", "String!", null),
                definitions.field("recordId", "ID!", null),
                definitions.field("label", "String!", null),
                definitions.field("rank", "Float!", null))));
    if (catalog.objects().stream().anyMatch(object -> object.findSearchField().isPresent())) {
      types.add(
          Definitions.inputObject(
              SEARCH_FILTER,
              "As the root field search, without what is only spelt alike.",
              List.of(definitions.input("search", "String"))));
    }
    types.addAll(groups.shared());
  }

  /** Every type but the root types. */
  List<SDLDefinition<?>> types() {
    return types;
  }

  List<FieldDefinition> queries() {
    List<FieldDefinition> queries =
        new ArrayList<>(catalog.queries().stream().map(this::root).toList());
    queries.add(
        definitions.field(
            Catalog.SEARCH,
            "[SearchResult!]!",
            "Records by their text, best first: every word of the query is the beginning of one of"
                + " theirs, accents and case aside; when there is none, what is spelt alike.",
            definitions.input("query", "String!"),
            definitions.input("objects", "[String!]"),
            definitions.input("limit", "Int", 20)));
    return queries;
  }

  List<FieldDefinition> mutations() {
    return catalog.mutations().stream().map(this::root).toList();
  }

  private FieldDefinition root(RootField field) {
    CatalogObject object = field.object();
    ObjectNames names = object.names();
    String one = names.singular();
    return switch (field.kind()) {
      case ONE ->
          definitions.field(
              field.name(),
              names.type(),
              "One %s by id or filter; null when there is none.".formatted(one),
              definitions.input("id", "ID"),
              definitions.input("filter", names.filterInput()));
      case MANY ->
          definitions.field(
              field.name(),
              listOf(names),
              "The %s that a filter selects, 60 unless limit says otherwise."
                  .formatted(names.plural()),
              listArguments(names));
      case CONNECTION ->
          definitions.field(
              field.name(),
              names.connectionType() + "!",
              "A page of the %s: the first or the last so many, after or before a cursor."
                  .formatted(names.plural()),
              definitions.input("filter", names.filterInput()),
              definitions.input("orderBy", "[" + names.orderByInput() + "!]"),
              definitions.input("first", "Int"),
              definitions.input("after", "String"),
              definitions.input("last", "Int"),
              definitions.input("before", "String"));
      case AGGREGATE ->
          definitions.field(
              field.name(),
              names.aggregateType() + "!",
              "Figures over the %s that a filter selects.".formatted(names.plural()),
              definitions.input("filter", names.filterInput()));
      case GROUP_BY -> groups.root(field.name(), object);
      case DUPLICATES -> duplicates(field);
      case CREATE ->
          definitions.field(
              field.name(),
              names.type() + "!",
              "With upsert the record is updated, and restored, that has the id given, else the"
                  + " unique values.",
              definitions.input("data", names.createInput() + "!"),
              definitions.flag("upsert"));
      case CREATE_MANY ->
          definitions.field(
              field.name(),
              listOf(names),
              "All or none; answers in the order of the input.",
              definitions.input("data", "[" + names.createInput() + "!]!"),
              definitions.flag("upsert"));
      case UPDATE ->
          definitions.field(
              field.name(),
              names.type() + "!",
              null,
              definitions.input("id", "ID!"),
              definitions.input("data", names.updateInput() + "!"),
              definitions.input("ifUpdatedAt", "DateTime"));
      case UPDATE_MANY ->
          matching(
              field,
              "Updates all %s that the filter selects, or none.",
              definitions.input("data", names.updateInput() + "!"));
      case DELETE ->
          byId(
              field,
              "Hides the %s until it is restored.".formatted(one),
              definitions.input("ifUpdatedAt", "DateTime"));
      case DELETE_MANY -> matching(field, "Hides all %s that the filter selects, or none.");
      case RESTORE -> byId(field, "Brings a deleted %s back.".formatted(one));
      case RESTORE_MANY ->
          matching(field, "Brings all deleted %s back that the filter selects, or none.");
      case DESTROY -> byId(field, "Removes the %s for good.".formatted(one));
      case DESTROY_MANY ->
          matching(field, "Removes all %s for good that the filter selects, deleted or not.");
      case MERGE ->
          definitions.field(
              field.name(),
              names.type() + "!",
              "One %s of up to nine: the one at the index stays and its values win; the others are deleted."
                  .formatted(one),
              definitions.input("ids", "[ID!]!"),
              definitions.input("conflictPriorityIndex", "Int!"),
              definitions.flag("dryRun"));
    };
  }

  private FieldDefinition duplicates(RootField field) {
    ObjectNames names = field.object().names();
    InputValueDefinition ids = definitions.input("ids", "[ID!]");
    return definitions.field(
        field.name(),
        "[[" + names.type() + "!]!]!",
        "For each of the %s given, stored or to be, those that are the same by one of the object's criteria: at most 60, in the order of their ids."
            .formatted(names.plural()),
        field.object().allowsAllWrites()
            ? new InputValueDefinition[] {
              ids, definitions.input("data", "[" + names.createInput() + "!]")
            }
            : new InputValueDefinition[] {ids});
  }

  private FieldDefinition matching(
      RootField field, String description, InputValueDefinition... more) {
    ObjectNames names = field.object().names();
    InputValueDefinition filter = definitions.input("filter", names.filterInput() + "!");
    return definitions.field(
        field.name(),
        listOf(names),
        description.formatted(names.plural()),
        Stream.concat(Stream.of(filter), Stream.of(more)).toArray(InputValueDefinition[]::new));
  }

  private FieldDefinition byId(RootField field, String description, InputValueDefinition... more) {
    InputValueDefinition id = definitions.input("id", "ID!");
    return definitions.field(
        field.name(),
        field.object().names().type() + "!",
        description,
        Stream.concat(Stream.of(id), Stream.of(more)).toArray(InputValueDefinition[]::new));
  }

  private static String listOf(ObjectNames names) {
    return "[" + names.type() + "!]!";
  }

  private InputValueDefinition[] listArguments(ObjectNames names) {
    return new InputValueDefinition[] {
      definitions.input("filter", names.filterInput()),
      definitions.input("orderBy", "[" + names.orderByInput() + "!]"),
      definitions.input("limit", "Int"),
      definitions.input("offset", "Int")
    };
  }

  private void addObject(CatalogObject object) {
    ObjectNames names = object.names();
    types.add(
        Definitions.object(
            names.type(), null, object.fields().stream().flatMap(this::outputs).toList()));
    types.addAll(aggregates.of(object));
    types.addAll(groups.of(object));
    types.add(
        Definitions.object(
            names.connectionType(),
            null,
            List.of(
                definitions.field("edges", "[" + names.edgeType() + "!]!", null),
                definitions.field("pageInfo", "PageInfo!", null),
                definitions.field("totalCount", "Int!", "Of all pages; counted when asked for."))));
    types.add(
        Definitions.object(
            names.edgeType(),
            null,
            List.of(
                definitions.field("cursor", "String!", null),
                definitions.field("node", names.type() + "!", null))));
    types.add(Definitions.inputObject(names.filterInput(), null, filterFields(object)));
    types.add(
        Definitions.inputObject(
            names.orderByInput(),
            "Exactly one field; earlier elements of the list decide first.",
            orderFields(object)));
    if (object.allowsAllWrites()) {
      types.add(Definitions.inputObject(names.createInput(), null, createFields(object)));
    }
    types.add(Definitions.inputObject(names.updateInput(), null, updateFields(object)));
  }

  private Stream<FieldDefinition> outputs(CatalogField field) {
    return field instanceof ToManyField many
        ? Stream.of(
            output(many),
            definitions.field(
                many.aggregateName(),
                many.target().names().aggregateType() + "!",
                null,
                definitions.input("filter", many.target().names().filterInput())))
        : Stream.of(output(field));
  }

  private FieldDefinition output(CatalogField field) {
    return switch (field) {
      case LeafField leaf -> leafOutput(leaf, leaf);
      case RelationIdField id -> leafOutput(id, id);
      case CompositeField composite -> {
        shared.use(composite.composite());
        yield definitions.field(field.name(), composite.composite().typeName() + "!", null);
      }
      case ToOneField one -> definitions.field(one.name(), one.target().names().type(), null);
      case ToManyField many ->
          definitions.field(
              many.name(),
              listOf(many.target().names()),
              null,
              listArguments(many.target().names()));
    };
  }

  private FieldDefinition leafOutput(CatalogField field, Leaf leaf) {
    shared.use(leaf);
    String type = leaf.outputType();
    return definitions.field(field.name(), field.isNullable() ? type : type + "!", null);
  }

  private List<InputValueDefinition> filterFields(CatalogObject object) {
    String own = object.names().filterInput();
    List<InputValueDefinition> fields = new ArrayList<>();
    fields.add(definitions.input("and", "[" + own + "!]"));
    fields.add(definitions.input("or", "[" + own + "!]"));
    fields.add(definitions.input("not", own));
    for (CatalogField field : object.fields()) {
      switch (field) {
        case LeafField leaf -> fields.add(leafFilter(leaf.name(), leaf));
        case RelationIdField id -> fields.add(leafFilter(id.name(), id));
        case CompositeField composite ->
            fields.add(
                definitions.input(field.name(), composite.composite().typeName() + "FilterInput"));
        case ToOneField one ->
            fields.add(definitions.input(one.name(), one.target().names().filterInput()));
        case ToManyField many -> {
          listed.add(many.target());
          fields.add(definitions.input(many.name(), many.target().names().listFilterInput()));
        }
      }
    }
    object.findSearchField().ifPresent(name -> fields.add(definitions.input(name, SEARCH_FILTER)));
    return fields;
  }

  private SDLDefinition<?> listFilter(ObjectNames names) {
    return Definitions.inputObject(
        names.listFilterInput(),
        "Of records that are not deleted, unless the filter names deletedAt.",
        List.of(
            definitions.input("some", names.filterInput()),
            definitions.input("none", names.filterInput()),
            definitions.input("every", names.filterInput())));
  }

  private InputValueDefinition leafFilter(String name, Leaf leaf) {
    return definitions.input(name, leaf.filterType());
  }

  private List<InputValueDefinition> orderFields(CatalogObject object) {
    List<InputValueDefinition> fields = new ArrayList<>();
    for (CatalogField field : object.fields()) {
      switch (field) {
        case LeafField leaf -> addOrder(fields, leaf.name(), leaf);
        case RelationIdField id -> addOrder(fields, id.name(), id);
        case CompositeField composite ->
            fields.add(
                definitions.input(field.name(), composite.composite().typeName() + "OrderByInput"));
        case ToOneField one ->
            fields.add(definitions.input(one.name(), one.target().names().orderByInput()));
        case ToManyField ignored -> {
          // A list has no place in an order.
        }
      }
    }
    return fields;
  }

  private void addOrder(List<InputValueDefinition> fields, String name, Leaf leaf) {
    if (leaf.leafType().isOrderable()) {
      fields.add(definitions.input(name, SharedDefinitions.DIRECTION));
    }
  }

  private List<InputValueDefinition> createFields(CatalogObject object) {
    List<InputValueDefinition> fields = new ArrayList<>();
    for (CatalogField field : object.fields()) {
      if (field instanceof LeafField leaf && leaf.isId()) {
        fields.add(definitions.input(leaf.name(), "ID"));
      } else if (field.isWritable()) {
        String type = relations.inputType(field);
        fields.add(definitions.input(field.name(), field.isRequired() ? type + "!" : type));
      }
    }
    return fields;
  }

  private List<InputValueDefinition> updateFields(CatalogObject object) {
    return object.fields().stream()
        .filter(CatalogField::isWritable)
        .map(field -> definitions.input(field.name(), relations.inputType(field)))
        .toList();
  }
}
