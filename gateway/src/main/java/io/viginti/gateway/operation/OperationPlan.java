package io.viginti.gateway.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.language.BooleanValue;
import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One operation of a valid document, ready to be asked with any variables. */
public final class OperationPlan {
  /** Outcomes of the conditions that are kept; an operation with more of them is split anew. */
  private static final int MAX_SPLITS = 32;

  private final GraphQLSchema schema;
  private final OperationDefinition operation;
  private final Map<String, FragmentDefinition> fragments;
  private final List<RootSelection> roots;
  private final Set<String> conditionVariables;
  private final Cost cost;
  private final VariableCheck variableCheck;
  private final boolean introspects;
  private final Map<List<Boolean>, Split> splits = new ConcurrentHashMap<>();
  private final AtomicInteger kept = new AtomicInteger();

  private OperationPlan(
      GraphQLSchema schema,
      OperationDefinition operation,
      Map<String, FragmentDefinition> fragments,
      List<RootSelection> roots,
      Cost cost) {
    this.schema = schema;
    this.operation = operation;
    this.fragments = fragments;
    this.roots = roots;
    this.cost = cost;
    this.variableCheck = new VariableCheck(schema, operation.getVariableDefinitions());
    this.introspects =
        roots.stream()
            .anyMatch(
                root ->
                    root.owner() instanceof Owner.Gateway
                        && !root.field().getName().equals("__typename"));
    this.conditionVariables = new LinkedHashSet<>();
    for (RootSelection root : roots) {
      root.conditions().forEach(condition -> conditionVariables.add(condition.variable()));
    }
  }

  /**
   * Plans an operation.
   *
   * @throws VigintiException when it is over a limit that needs no variables
   */
  public static OperationPlan of(
      GraphQLSchema schema,
      RootFields rootFields,
      Document document,
      OperationDefinition operation,
      OperationLimits limits) {
    Map<String, FragmentDefinition> fragments = new HashMap<>();
    for (Definition<?> definition : document.getDefinitions()) {
      if (definition instanceof FragmentDefinition fragment) {
        fragments.put(fragment.getName(), fragment);
      }
    }
    OperationSize.of(operation, fragments).requireWithin(limits);
    GraphQLObjectType rootType = rootType(schema, operation.getOperation());
    List<RootSelection> roots = new ArrayList<>();
    new Roots(rootFields, fragments, operation.getOperation(), rootType, roots)
        .collect(operation.getSelectionSet(), List.of());
    return new OperationPlan(
        schema,
        operation,
        Map.copyOf(fragments),
        List.copyOf(roots),
        Cost.of(schema, rootType, operation, fragments, limits));
  }

  public Operation kind() {
    return operation.getOperation();
  }

  public @Nullable String name() {
    return operation.getName();
  }

  /** Whether it selects {@code __schema} or {@code __type}. */
  public boolean introspects() {
    return introspects;
  }

  /** Name of the type that its root {@code __typename} answers. */
  public String rootTypeName() {
    return rootType(schema, operation.getOperation()).getName();
  }

  /**
   * Checks what depends on the variables.
   *
   * @throws VigintiException with every problem of every variable, or the cost and its limit
   */
  public void check(ObjectNode variables, OperationLimits limits) {
    variableCheck.check(variables);
    cost.requireWithin(limits, variables);
  }

  /** The steps for these variables, which must have been checked. */
  public Split split(ObjectNode variables) {
    List<Boolean> outcome = new ArrayList<>(conditionVariables.size());
    for (String variable : conditionVariables) {
      outcome.add(valueOf(variable, variables));
    }
    Split known = splits.get(outcome);
    if (known != null) {
      return known;
    }
    Split made = split(outcome);
    if (kept.incrementAndGet() <= MAX_SPLITS) {
      splits.put(outcome, made);
    }
    return made;
  }

  private Split split(List<Boolean> outcome) {
    Map<String, Boolean> values = new HashMap<>();
    int at = 0;
    for (String variable : conditionVariables) {
      values.put(variable, outcome.get(at++));
    }
    List<RootSelection> selected = new ArrayList<>();
    for (RootSelection root : roots) {
      if (root.conditions().stream()
          .allMatch(
              condition ->
                  condition.expected() == values.getOrDefault(condition.variable(), false))) {
        selected.add(root);
      }
    }
    return new SplitOperation(schema, operation, fragments).split(selected);
  }

  private boolean valueOf(String variable, ObjectNode variables) {
    JsonNode given = variables.get(variable);
    if (given != null && given.isBoolean()) {
      return given.booleanValue();
    }
    for (VariableDefinition definition : operation.getVariableDefinitions()) {
      if (definition.getName().equals(variable)
          && definition.getDefaultValue() instanceof BooleanValue value) {
        return value.isValue();
      }
    }
    return false;
  }

  static GraphQLObjectType rootType(GraphQLSchema schema, Operation kind) {
    GraphQLObjectType type =
        switch (kind) {
          case QUERY -> schema.getQueryType();
          case MUTATION -> schema.getMutationType();
          case SUBSCRIPTION -> schema.getSubscriptionType();
        };
    if (type == null) {
      throw VigintiException.badInput("The schema has no operations of this kind.");
    }
    return type;
  }

  /** Lifts the root fields out of the fragments around them. */
  private record Roots(
      RootFields rootFields,
      Map<String, FragmentDefinition> fragments,
      Operation kind,
      GraphQLObjectType rootType,
      List<RootSelection> into) {

    void collect(SelectionSet set, List<Condition> above) {
      for (Selection<?> selection : set.getSelections()) {
        switch (selection) {
          case Field field -> {
            List<Condition> conditions = with(above, field.getDirectives());
            if (conditions != null) {
              into.add(root(field, conditions));
            }
          }
          case InlineFragment inline -> {
            List<Condition> conditions = with(above, inline.getDirectives());
            if (conditions != null) {
              collect(inline.getSelectionSet(), conditions);
            }
          }
          case FragmentSpread spread -> {
            List<Condition> conditions = with(above, spread.getDirectives());
            FragmentDefinition fragment = fragments.get(spread.getName());
            if (conditions != null && fragment != null) {
              collect(fragment.getSelectionSet(), conditions);
            }
          }
          default -> throw new IllegalStateException("selection " + selection.getClass());
        }
      }
    }

    private RootSelection root(Field field, List<Condition> conditions) {
      Field bare =
          field.transform(
              builder ->
                  builder.directives(
                      field.getDirectives().stream()
                          .filter(directive -> !isConditional(directive))
                          .toList()));
      if (field.getName().startsWith("__")) {
        boolean nonNull = !field.getName().equals("__type");
        return new RootSelection(bare, new Owner.Gateway(), nonNull, conditions);
      }
      GraphQLFieldDefinition definition = rootType.getFieldDefinition(field.getName());
      return new RootSelection(
          bare,
          rootFields.ownerOf(kind, field.getName()),
          definition.getType() instanceof GraphQLNonNull,
          conditions);
    }

    private static boolean isConditional(Directive directive) {
      return directive.getName().equals("include") || directive.getName().equals("skip");
    }

    /** Null when a constant condition leaves the selection out. */
    private static @Nullable List<Condition> with(
        List<Condition> above, List<Directive> directives) {
      List<Condition> all = new ArrayList<>(above);
      for (Directive directive : directives) {
        if (!isConditional(directive)) {
          continue;
        }
        boolean expected = directive.getName().equals("include");
        Value<?> value = directive.getArgument("if").getValue();
        if (value instanceof VariableReference variable) {
          all.add(new Condition(variable.getName(), expected));
        } else if (value instanceof BooleanValue constant && constant.isValue() != expected) {
          return null;
        }
      }
      return all;
    }
  }
}
