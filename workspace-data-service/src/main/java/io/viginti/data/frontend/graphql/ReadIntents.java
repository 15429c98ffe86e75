package io.viginti.data.frontend.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.RootField;
import io.viginti.data.query.Change;
import io.viginti.data.query.Criteria;
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
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A parsed operation under given variables to the intents of its root fields. */
public final class ReadIntents {
  private static final int DEEPEST = 50;
  private static final int MOST_FIELDS = 10_000;
  private static final String TYPE_NAME = "__typename";

  private final OperationDocument document;
  private final ObjectNode variables;
  private final Catalog catalog;
  private int fields;

  private ReadIntents(OperationDocument document, ObjectNode variables, Catalog catalog) {
    this.document = document;
    this.variables = variables;
    this.catalog = catalog;
  }

  /**
   * @param variables as {@link OperationDocument#effectiveVariables} gives them
   */
  public static Operation read(OperationDocument document, ObjectNode variables, Catalog catalog) {
    ReadIntents reader = new ReadIntents(document, variables, catalog);
    OperationDefinition operation = document.operation();
    boolean isMutation =
        switch (operation.getOperation()) {
          case QUERY -> false;
          case MUTATION -> true;
          case SUBSCRIPTION -> throw VigintiException.badInput("Subscriptions are not served here");
        };
    List<Operation.Root> roots = new ArrayList<>();
    reader
        .collect(List.of(operation.getSelectionSet()))
        .forEach((key, same) -> roots.add(reader.root(key, same, isMutation)));
    return new Operation(isMutation, roots);
  }

  private Operation.Root root(String key, List<Field> same, boolean isMutation) {
    Field field = same.getFirst();
    if (field.getName().equals(TYPE_NAME)) {
      return new Operation.RootTypeName(key);
    }
    if (!isMutation && field.getName().equals(Catalog.SEARCH)) {
      return new Operation.RootIntent(key, search(field, same));
    }
    Optional<RootField> root =
        isMutation ? catalog.findMutation(field.getName()) : catalog.findQuery(field.getName());
    if (root.isEmpty()) {
      throw VigintiException.badInput("There is no root field " + field.getName());
    }
    Map<String, Operand> arguments = arguments(field);
    requireSame(same, arguments);
    String object = root.get().object().nameSingular();
    Selection selection = selection(same, 1);
    Operation.RootIntent intent =
        new Operation.RootIntent(
            key,
            switch (root.get().kind()) {
              case ONE ->
                  new RecordQuery(
                      object,
                      RecordQuery.Cardinality.ONE,
                      take(arguments, "id"),
                      new Criteria(
                          take(arguments, "filter"),
                          Operand.none(),
                          Operand.none(),
                          Operand.none()),
                      selection);
              case MANY ->
                  new RecordQuery(
                      object,
                      RecordQuery.Cardinality.MANY,
                      Operand.none(),
                      criteria(arguments),
                      selection);
              case CONNECTION -> connection(object, arguments, selection);
              case GROUP_BY ->
                  new RecordGroups(
                      object,
                      take(arguments, "groupBy"),
                      take(arguments, "filter"),
                      take(arguments, "orderBy"),
                      take(arguments, "limit"),
                      selection);
              case AGGREGATE -> new RecordAggregate(object, take(arguments, "filter"), selection);
              case DUPLICATES ->
                  new RecordDuplicates(
                      object, take(arguments, "ids"), take(arguments, "data"), selection);
              case CREATE,
                  CREATE_MANY,
                  UPDATE,
                  UPDATE_MANY,
                  DELETE,
                  DELETE_MANY,
                  RESTORE,
                  RESTORE_MANY,
                  DESTROY,
                  DESTROY_MANY,
                  MERGE ->
                  new RecordMutation(object, change(root.get().kind(), arguments), selection);
            });
    refuseRest(field, arguments);
    return intent;
  }

  private static Change change(RootField.Kind kind, Map<String, Operand> arguments) {
    return switch (kind) {
      case CREATE -> creation(arguments, false);
      case CREATE_MANY -> creation(arguments, true);
      case UPDATE -> new Change.Update(versionOf(arguments), take(arguments, "data"));
      case UPDATE_MANY -> new Change.Update(matching(arguments), take(arguments, "data"));
      case DELETE -> new Change.Delete(versionOf(arguments));
      case DELETE_MANY -> new Change.Delete(matching(arguments));
      case RESTORE -> new Change.Restore(byId(arguments));
      case RESTORE_MANY -> new Change.Restore(matching(arguments));
      case DESTROY -> new Change.Destroy(byId(arguments));
      case DESTROY_MANY -> new Change.Destroy(matching(arguments));
      case MERGE ->
          new Change.Merge(
              take(arguments, "ids"),
              take(arguments, "conflictPriorityIndex"),
              isTrue(take(arguments, "dryRun")));
      case ONE, MANY, CONNECTION, AGGREGATE, GROUP_BY, DUPLICATES ->
          throw new IllegalStateException(kind + " is no change");
    };
  }

  private static Change creation(Map<String, Operand> arguments, boolean isMany) {
    Operand data = take(arguments, "data");
    return isTrue(take(arguments, "upsert"))
        ? new Change.Upsert(data, isMany)
        : new Change.Create(data, isMany);
  }

  /** Of a Boolean, which shapes the plan: null and absent are false. */
  private static boolean isTrue(Operand flag) {
    return flag instanceof Operand.Constant(JsonNode value) && value.booleanValue();
  }

  private static Change.Chosen byId(Map<String, Operand> arguments) {
    return new Change.ById(take(arguments, "id"), Operand.none());
  }

  private static Change.Chosen versionOf(Map<String, Operand> arguments) {
    return new Change.ById(take(arguments, "id"), take(arguments, "ifUpdatedAt"));
  }

  private static Change.Chosen matching(Map<String, Operand> arguments) {
    return new Change.Matching(take(arguments, "filter"));
  }

  private TextSearch search(Field field, List<Field> same) {
    Map<String, Operand> arguments = arguments(field);
    requireSame(same, arguments);
    TextSearch search =
        new TextSearch(
            take(arguments, "query"),
            take(arguments, "objects"),
            take(arguments, "limit"),
            selection(same, 1));
    refuseRest(field, arguments);
    return search;
  }

  private static RecordConnection connection(
      String object, Map<String, Operand> arguments, Selection selection) {
    return new RecordConnection(
        object,
        take(arguments, "filter"),
        take(arguments, "orderBy"),
        new RecordConnection.Window(
            take(arguments, "first"),
            take(arguments, "after"),
            take(arguments, "last"),
            take(arguments, "before")),
        selection);
  }

  private static Criteria criteria(Map<String, Operand> arguments) {
    return new Criteria(
        take(arguments, "filter"),
        take(arguments, "orderBy"),
        take(arguments, "limit"),
        take(arguments, "offset"));
  }

  private static Operand take(Map<String, Operand> arguments, String name) {
    Operand operand = arguments.remove(name);
    return operand == null ? Operand.none() : operand;
  }

  private static void refuseRest(Field field, Map<String, Operand> rest) {
    if (!rest.isEmpty()) {
      throw VigintiException.badInput(
          "%s has no argument %s".formatted(field.getName(), rest.keySet().iterator().next()));
    }
  }

  private Selection selection(List<Field> same, int depth) {
    if (depth > DEEPEST) {
      throw VigintiException.limit("depth", DEEPEST, depth);
    }
    List<SelectionSet> sets = new ArrayList<>();
    for (Field field : same) {
      if (field.getSelectionSet() == null) {
        throw VigintiException.badInput(field.getName() + " needs a selection of sub-fields");
      }
      sets.add(field.getSelectionSet());
    }
    List<Selection.Item> items = new ArrayList<>();
    collect(sets).forEach((key, merged) -> items.add(item(key, merged, depth)));
    return new Selection(items);
  }

  private Selection.Item item(String key, List<Field> same, int depth) {
    Field field = same.getFirst();
    Map<String, Operand> arguments = arguments(field);
    requireSame(same, arguments);
    if (field.getName().equals(TYPE_NAME)) {
      return new Selection.TypeName(key);
    }
    Criteria criteria = arguments.isEmpty() ? Criteria.none() : criteria(arguments);
    refuseRest(field, arguments);
    Selection selection = field.getSelectionSet() == null ? null : selection(same, depth + 1);
    return new Selection.Field(key, field.getName(), criteria, selection);
  }

  /**
   * Fields that share a key must ask for the same (GraphQL, section 5.3.2). Values are compared,
   * not places: the gateway gives each literal a variable of its own.
   */
  private void requireSame(List<Field> same, Map<String, Operand> arguments) {
    Field first = same.getFirst();
    for (Field other : same.subList(1, same.size())) {
      if (!other.getName().equals(first.getName())
          || !values(arguments(other)).equals(values(arguments))) {
        throw VigintiException.badInput(
            "Two fields of one selection share the name " + other.getResultKey());
      }
    }
  }

  private Map<String, JsonNode> values(Map<String, Operand> arguments) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    arguments.forEach((name, operand) -> values.put(name, operand.resolve(variables)));
    return values;
  }

  private Map<String, Operand> arguments(Field field) {
    Map<String, Operand> arguments = new LinkedHashMap<>();
    for (Argument argument : field.getArguments()) {
      arguments.put(
          argument.getName(), Literals.toOperand(argument.getValue(), document, variables));
    }
    return arguments;
  }

  private Map<String, List<Field>> collect(List<SelectionSet> sets) {
    Map<String, List<Field>> byKey = new LinkedHashMap<>();
    Set<String> spread = new HashSet<>();
    sets.forEach(set -> collect(set, byKey, spread));
    return byKey;
  }

  private void collect(SelectionSet set, Map<String, List<Field>> byKey, Set<String> spread) {
    for (graphql.language.Selection<?> selection : set.getSelections()) {
      if (++fields > MOST_FIELDS) {
        throw VigintiException.of(
            ErrorCode.QUERY_TOO_COMPLEX, "The operation has more than " + MOST_FIELDS + " fields");
      }
      if (!isIncluded((DirectivesContainer<?>) selection)) {
        continue;
      }
      switch (selection) {
        case Field field ->
            byKey.computeIfAbsent(field.getResultKey(), none -> new ArrayList<>()).add(field);
        case InlineFragment inline -> collect(inline.getSelectionSet(), byKey, spread);
        case FragmentSpread named -> {
          FragmentDefinition fragment = document.findFragment(named.getName());
          if (fragment == null) {
            throw VigintiException.badInput("There is no fragment " + named.getName());
          }
          if (spread.add(named.getName())) {
            collect(fragment.getSelectionSet(), byKey, spread);
          }
        }
        default -> throw VigintiException.badInput("Not a selection");
      }
    }
  }

  private boolean isIncluded(DirectivesContainer<?> selection) {
    for (Directive directive : selection.getDirectives()) {
      boolean isSkip = directive.getName().equals("skip");
      if (isSkip || directive.getName().equals("include")) {
        if (condition(directive) == isSkip) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean condition(Directive directive) {
    Argument argument = directive.getArgument("if");
    if (argument != null
        && Literals.toOperand(argument.getValue(), document, variables)
            instanceof Operand.Constant(JsonNode value)
        && value.isBoolean()) {
      return value.booleanValue();
    }
    throw VigintiException.badInput("@" + directive.getName() + " needs a boolean");
  }
}
