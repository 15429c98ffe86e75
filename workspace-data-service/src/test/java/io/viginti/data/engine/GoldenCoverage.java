package io.viginti.data.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.AggregateFunction;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.LeafType;
import io.viginti.catalog.RelationIdField;
import io.viginti.catalog.ToManyField;
import io.viginti.catalog.ToOneField;
import io.viginti.catalog.value.JsonText;
import io.viginti.contracts.shape.FieldType;
import io.viginti.data.frontend.graphql.OperationDocument;
import io.viginti.data.frontend.graphql.ReadIntents;
import io.viginti.data.query.Change;
import io.viginti.data.query.Intent;
import io.viginti.data.query.Operand;
import io.viginti.data.query.Operation;
import io.viginti.data.query.RecordAggregate;
import io.viginti.data.query.RecordConnection;
import io.viginti.data.query.RecordDuplicates;
import io.viginti.data.query.RecordGroups;
import io.viginti.data.query.RecordMutation;
import io.viginti.data.query.RecordQuery;
import io.viginti.data.query.Selection;
import io.viginti.data.query.TextSearch;
import io.viginti.testing.GoldenCases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the golden cases that pass make use of, as words such as {@code filter STRING eq}. */
final class GoldenCoverage {
  private final Set<String> words = new TreeSet<>();
  private JsonNode variables = JsonText.mapper().createObjectNode();

  private GoldenCoverage() {}

  /** Of every folder below. */
  static Set<String> of(Path cases) {
    GoldenCoverage coverage = new GoldenCoverage();
    try (Stream<Path> folders = Files.list(cases)) {
      folders
          .filter(folder -> Files.exists(folder.resolve("query.graphql")))
          .forEach(coverage::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return coverage.words;
  }

  private void add(Path folder) {
    String given = GoldenCases.read(folder, "variables.json");
    OperationDocument document =
        OperationDocument.parse(GoldenCases.read(folder, "query.graphql"), null);
    ObjectNode effective =
        document.effectiveVariables(JsonText.parse(given.isBlank() ? "{}" : given));
    variables = effective;
    for (Operation.Root root : ReadIntents.read(document, effective, TestShape.CATALOG).roots()) {
      if (root instanceof Operation.RootIntent(String key, Intent intent)) {
        intent(intent);
      }
    }
  }

  private void intent(Intent intent) {
    switch (intent) {
      case RecordQuery query -> {
        words.add("root " + query.cardinality());
        CatalogObject object = object(query.object());
        filter(object, query.criteria().filter());
        order(object, query.criteria().orderBy());
        selection(object, query.selection());
      }
      case RecordConnection connection -> {
        words.add("root CONNECTION");
        filter(object(connection.object()), connection.filter());
        order(object(connection.object()), connection.orderBy());
      }
      case RecordAggregate aggregate -> {
        words.add("root AGGREGATE");
        filter(object(aggregate.object()), aggregate.filter());
        figures(aggregate.selection());
      }
      case RecordGroups groups -> {
        words.add("root GROUP_BY");
        filter(object(groups.object()), groups.filter());
        items(groups.groupBy()).forEach(by -> paths("group", object(groups.object()), by));
        figures(groups.selection());
      }
      case RecordDuplicates duplicates -> {
        words.add("root DUPLICATES");
        selection(object(duplicates.object()), duplicates.selection());
      }
      case RecordMutation mutation -> {
        change(object(mutation.object()), mutation.change());
        selection(object(mutation.object()), mutation.selection());
      }
      case TextSearch search -> words.add("root SEARCH");
    }
  }

  private static CatalogObject object(String name) {
    return TestShape.CATALOG.findObject(name).orElseThrow();
  }

  private void change(CatalogObject object, Change change) {
    words.add("change " + change.getClass().getSimpleName() + (change.isMany() ? " many" : ""));
    switch (change) {
      case Change.Create create -> inputs(object, create.data());
      case Change.CreateIfAbsent create -> inputs(object, create.data());
      case Change.Upsert upsert -> inputs(object, upsert.data());
      case Change.Update update -> {
        chosen(object, update.chosen());
        inputs(object, update.data());
      }
      case Change.Delete delete -> chosen(object, delete.chosen());
      case Change.Restore restore -> chosen(object, restore.chosen());
      case Change.Destroy destroy -> chosen(object, destroy.chosen());
      case Change.Merge merge -> words.add("change Merge" + (merge.isDryRun() ? " dry" : ""));
    }
  }

  private void chosen(CatalogObject object, Change.Chosen chosen) {
    if (chosen instanceof Change.Matching(Operand filter)) {
      filter(object, filter);
    }
  }

  private void inputs(CatalogObject object, Operand data) {
    JsonNode resolved = data.resolve(variables);
    (resolved.isArray() ? resolved : List.of(resolved))
        .forEach(
            one ->
                one.fieldNames()
                    .forEachRemaining(
                        name ->
                            object
                                .findField(name)
                                .ifPresent(field -> words.add("write " + field.source().type()))));
  }

  private static Stream<Operand> items(Operand list) {
    return switch (list) {
      case Operand.Items(List<Operand> items) -> items.stream();
      case Operand.Fields fields -> Stream.of(fields);
      case Operand.Constant constant -> Stream.of();
      case Operand.Variable variable -> Stream.of();
    };
  }

  private static Map<String, Operand> entries(Operand operand) {
    return operand instanceof Operand.Fields(Map<String, Operand> entries) ? entries : Map.of();
  }

  private void filter(CatalogObject object, Operand filter) {
    entries(filter).forEach((name, operand) -> filter(object, name, operand));
  }

  private void filter(CatalogObject object, String name, Operand operand) {
    switch (name) {
      case "and", "or" -> {
        words.add("filter " + name);
        items(operand).forEach(each -> filter(object, each));
      }
      case "not" -> {
        words.add("filter not");
        filter(object, operand);
      }
      default ->
          object
              .findField(name)
              .ifPresentOrElse(
                  field -> filter(field, operand),
                  () -> words.add("filter " + FieldType.TS_VECTOR));
    }
  }

  private void filter(CatalogField field, Operand operand) {
    words.add("filter " + field.source().type());
    switch (field) {
      case LeafField leaf -> operators(leaf.leafType(), operand);
      case RelationIdField id -> operators(id.leafType(), operand);
      case CompositeField composite ->
          entries(operand)
              .forEach(
                  (part, operators) ->
                      operators(composite.findPart(part).orElseThrow().leafType(), operators));
      case ToOneField one -> {
        words.add("filter to one " + kind(one));
        filter(one.target(), operand);
      }
      case ToManyField many -> {
        String kind = many.link().getClass().getSimpleName();
        entries(operand)
            .forEach(
                (quantifier, below) -> {
                  words.add("filter " + kind + " " + quantifier);
                  filter(many.target(), below);
                });
      }
    }
  }

  private void operators(LeafType type, Operand operand) {
    entries(operand)
        .keySet()
        .forEach(operator -> words.add("filter " + type.filterKind() + " " + operator));
  }

  /** MORPH_RELATION, or the class that says which side of a relation to one it is. */
  private static String kind(CatalogField field) {
    return field.source().type() == FieldType.MORPH_RELATION
        ? "MORPH_RELATION"
        : field.getClass().getSimpleName();
  }

  private void order(CatalogObject object, Operand orderBy) {
    items(orderBy).forEach(by -> paths("order", object, by));
  }

  /** Of objects with one field each: what leads to a column, the column and what is said of it. */
  private void paths(String verb, CatalogObject object, Operand by) {
    entries(by)
        .forEach(
            (name, operand) -> {
              CatalogField field = object.findField(name).orElse(null);
              switch (field) {
                case null -> words.add(verb + " by figure");
                case LeafField leaf -> column(verb, leaf.leafType(), operand);
                case RelationIdField id -> column(verb, id.leafType(), operand);
                case CompositeField composite -> {
                  words.add(verb + " " + composite.composite());
                  entries(operand)
                      .forEach(
                          (part, end) ->
                              column(verb, composite.findPart(part).orElseThrow().leafType(), end));
                }
                case ToOneField one -> {
                  words.add(verb + " over " + kind(one));
                  paths(verb, one.target(), operand);
                }
                case ToManyField many -> throw new AssertionError(verb + " over " + many);
              }
            });
  }

  private void column(String verb, LeafType type, Operand end) {
    words.add(verb + " " + type);
    JsonNode said = end.resolve(variables);
    words.add(
        verb
            + " "
            + (said.isObject() ? type + " " + said.path("granularity").asText() : said.asText()));
  }

  private void figures(Selection selection) {
    for (Selection.Item item : selection.items()) {
      if (item instanceof Selection.Field figure) {
        AggregateFunction function = AggregateFunction.find(figure.name());
        words.add("figure " + (function == null ? figure.name() : function));
      }
    }
  }

  private void selection(CatalogObject object, Selection selection) {
    for (Selection.Item item : selection.items()) {
      if (item instanceof Selection.Field selected) {
        CatalogField field = object.findField(selected.name()).orElse(null);
        switch (field) {
          case null -> figures(selected.selection() == null ? selection : selected.selection());
          case LeafField leaf -> words.add("answer " + leaf.source().type());
          case CompositeField composite -> words.add("answer " + composite.source().type());
          case RelationIdField id -> words.add("answer id of " + id.source().type());
          case ToOneField one -> below("answer to one " + kind(one), one.target(), selected);
          case ToManyField many -> {
            filter(many.target(), selected.criteria().filter());
            order(many.target(), selected.criteria().orderBy());
            below("answer " + many.link().getClass().getSimpleName(), many.target(), selected);
          }
        }
      }
    }
  }

  private void below(String word, CatalogObject target, Selection.Field selected) {
    words.add(word);
    if (selected.selection() != null) {
      selection(target, selected.selection());
    }
  }
}
