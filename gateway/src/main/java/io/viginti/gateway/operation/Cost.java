package io.viginti.gateway.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.language.Argument;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cost of an operation as a tree: each node is some fields that are read once per row of the
 * lists above them. Figures over a list count as many fields more. The limits of those lists may be
 * variables, so the tree is built once and summed per request.
 */
final class Cost {
  private static final List<String> LIMIT_ARGUMENTS = List.of("limit", "first", "last");

  /** Arguments with a record, or one per item. */
  private static final List<String> RECORD_ARGUMENTS = List.of("data", "ids");

  /** The most records a mutation by filter writes, and so answers. */
  private static final int MOST_WRITTEN = 1_000;

  private final Node root;

  private Cost(Node root) {
    this.root = root;
  }

  /** A size bounded by {@link OperationLimits#fields} must have been checked before. */
  static Cost of(
      GraphQLSchema schema,
      GraphQLFieldsContainer rootType,
      OperationDefinition operation,
      Map<String, FragmentDefinition> fragments,
      OperationLimits limits) {
    Map<String, Value<?>> defaults = new HashMap<>();
    for (VariableDefinition variable : operation.getVariableDefinitions()) {
      if (variable.getDefaultValue() != null) {
        defaults.put(variable.getName(), variable.getDefaultValue());
      }
    }
    return new Cost(
        new Builder(schema, fragments, defaults, limits)
            .node(new Rows.Fixed(1), rootType, operation.getSelectionSet()));
  }

  /** The sum for these variables; saturates at {@link Long#MAX_VALUE}. */
  long sum(ObjectNode variables) {
    return root.sum(variables);
  }

  void requireWithin(OperationLimits limits, ObjectNode variables) {
    long sum = sum(variables);
    if (sum > limits.cost()) {
      throw VigintiException.of(
          ErrorCode.QUERY_TOO_COMPLEX,
          "The operation costs " + sum + ", the limit is " + limits.cost() + ".");
    }
  }

  /** How many rows a list may answer. */
  private sealed interface Rows {
    long count(ObjectNode variables);

    record Fixed(long count) implements Rows {
      @Override
      public long count(ObjectNode variables) {
        return count;
      }
    }

    record ByVariable(String name, long absent) implements Rows {
      @Override
      public long count(ObjectNode variables) {
        JsonNode value = variables.get(name);
        return value == null || !value.isIntegralNumber() ? absent : Math.max(1, value.asLong());
      }
    }

    /**
     * Some for each item of a list, and for each record created with one.
     *
     * @param each rows of an item
     */
    record Given(Value<?> value, GraphQLInputType type, long each, Map<String, Value<?>> defaults)
        implements Rows {
      @Override
      public long count(ObjectNode variables) {
        return each * new WrittenRecords(defaults, variables).count(value, type);
      }
    }

    /** As many as the one that has most. */
    record Most(List<Rows> all) implements Rows {
      @Override
      public long count(ObjectNode variables) {
        return all.stream().mapToLong(rows -> rows.count(variables)).max().orElse(1);
      }
    }

    /** As many as a filter may select, and those created for them. */
    record Selected(Value<?> value, GraphQLInputType type, Map<String, Value<?>> defaults)
        implements Rows {
      @Override
      public long count(ObjectNode variables) {
        return MOST_WRITTEN + new WrittenRecords(defaults, variables).created(value, type);
      }
    }
  }

  /**
   * @param once what is paid whatever the rows
   */
  private record Node(Rows rows, int fields, int once, List<Node> children) {
    long sum(ObjectNode variables) {
      long inner = fields;
      for (Node child : children) {
        inner = plus(inner, child.sum(variables));
      }
      return plus(once, times(rows.count(variables), inner));
    }

    private static long plus(long left, long right) {
      long sum = left + right;
      return sum < 0 ? Long.MAX_VALUE : sum;
    }

    private static long times(long left, long right) {
      long high = Math.multiplyHigh(left, right);
      long low = left * right;
      return high != 0 || low < 0 ? Long.MAX_VALUE : low;
    }
  }

  /** What is found below a node. */
  private static final class Found {
    private final List<Node> children = new ArrayList<>();
    private int once;
  }

  private record Builder(
      GraphQLSchema schema,
      Map<String, FragmentDefinition> fragments,
      Map<String, Value<?>> defaults,
      OperationLimits limits) {

    Node node(Rows rows, GraphQLFieldsContainer type, SelectionSet set) {
      Found found = new Found();
      int fields = collect(type, set, found);
      return new Node(rows, fields, found.once, List.copyOf(found.children));
    }

    private int collect(GraphQLFieldsContainer type, @Nullable SelectionSet set, Found found) {
      int fields = 0;
      if (set == null) {
        return fields;
      }
      for (Selection<?> selection : set.getSelections()) {
        fields +=
            switch (selection) {
              case Field field -> 1 + figures(type, field, found) + below(type, field, found);
              case InlineFragment inline ->
                  collect(
                      inline.getTypeCondition() == null
                          ? type
                          : type(inline.getTypeCondition().getName(), type),
                      inline.getSelectionSet(),
                      found);
              case FragmentSpread spread -> {
                FragmentDefinition fragment = fragments.get(spread.getName());
                if (fragment == null) {
                  throw new IllegalStateException("fragment " + spread.getName());
                }
                yield collect(
                    type(fragment.getTypeCondition().getName(), type),
                    fragment.getSelectionSet(),
                    found);
              }
              default -> throw new IllegalStateException("selection " + selection.getClass());
            };
      }
      return fields;
    }

    /** Fields below that cost the same as this one; those below a list go to the children. */
    private int below(GraphQLFieldsContainer type, Field field, Found found) {
      if (field.getSelectionSet() == null) {
        return 0;
      }
      GraphQLFieldDefinition definition = definition(type, field);
      if (definition == null
          || !(GraphQLTypeUtil.unwrapAll(definition.getType())
              instanceof GraphQLFieldsContainer target)) {
        return collect(type, field.getSelectionSet(), found);
      }
      Rows rows = rows(definition, field);
      if (rows instanceof Rows.Fixed(long count) && count == 1) {
        return collect(target, field.getSelectionSet(), found);
      }
      found.children.add(node(rows, target, field.getSelectionSet()));
      return 0;
    }

    /** What is computed over a list costs by the rows it goes through, which nobody knows yet. */
    private int figures(GraphQLFieldsContainer type, Field field, Found found) {
      if (field.getName().equals("totalCount") && type.getFieldDefinition("pageInfo") != null) {
        found.once += limits.figuresCost();
      }
      GraphQLFieldDefinition definition = definition(type, field);
      return definition != null
              && GraphQLTypeUtil.unwrapAll(definition.getType())
                  instanceof GraphQLFieldsContainer target
              && isFigures(target)
          ? limits.figuresCost()
          : 0;
    }

    /** Aggregates and groups, whatever they are called: they have no id, as every record has. */
    private static boolean isFigures(GraphQLFieldsContainer type) {
      return type.getFieldDefinition("id") == null
          && type.getFieldDefinition("count") != null
          && type.getFieldDefinition("countEmpty") != null;
    }

    private @Nullable GraphQLFieldDefinition definition(GraphQLFieldsContainer type, Field field) {
      return switch (field.getName()) {
        case "__schema" -> schema.getIntrospectionSchemaFieldDefinition();
        case "__type" -> schema.getIntrospectionTypeFieldDefinition();
        default -> type.getFieldDefinition(field.getName());
      };
    }

    private GraphQLFieldsContainer type(String name, GraphQLFieldsContainer otherwise) {
      return schema.getType(name) instanceof GraphQLFieldsContainer container
          ? container
          : otherwise;
    }

    private Rows rows(GraphQLFieldDefinition definition, Field field) {
      @Nullable Rows absent = null;
      for (String name : LIMIT_ARGUMENTS) {
        if (definition.getArgument(name) == null) {
          continue;
        }
        absent = new Rows.Fixed(declared(definition.getArgument(name)));
        Rows given = given(field.getArguments(), name);
        if (given != null) {
          return given;
        }
      }
      return absent == null ? written(definition, field) : absent;
    }

    /**
     * Without a limit: what is given, item by item, or whatever a filter selects. A list of lists
     * has a list for each item.
     */
    private Rows written(GraphQLFieldDefinition definition, Field field) {
      boolean isByFilter = isList(definition.getType()) && definition.getArgument("filter") != null;
      long each = isListOfLists(definition.getType()) ? limits.defaultLimit() : 1;
      List<Rows> given = new ArrayList<>();
      for (Argument argument : field.getArguments()) {
        GraphQLArgument declared = definition.getArgument(argument.getName());
        if (declared != null && RECORD_ARGUMENTS.contains(argument.getName())) {
          Value<?> value = argument.getValue();
          given.add(
              isByFilter
                  ? new Rows.Selected(value, declared.getType(), defaults)
                  : new Rows.Given(value, declared.getType(), each, defaults));
        }
      }
      return switch (given.size()) {
        case 0 -> new Rows.Fixed(isByFilter ? MOST_WRITTEN : each);
        case 1 -> given.getFirst();
        default -> new Rows.Most(List.copyOf(given));
      };
    }

    private static boolean isListOfLists(GraphQLType type) {
      return GraphQLTypeUtil.unwrapNonNull(type) instanceof GraphQLList list
          && isList(list.getWrappedType());
    }

    private static boolean isList(GraphQLType type) {
      return GraphQLTypeUtil.unwrapNonNull(type) instanceof GraphQLList;
    }

    private int declared(GraphQLArgument argument) {
      return argument.getArgumentDefaultValue().getValue() instanceof IntValue number
          ? Math.max(1, number.getValue().intValue())
          : limits.defaultLimit();
    }

    private @Nullable Rows given(List<Argument> arguments, String name) {
      for (Argument argument : arguments) {
        if (argument.getName().equals(name)) {
          return rowsOf(argument.getValue());
        }
      }
      return null;
    }

    private Rows rowsOf(Value<?> value) {
      return switch (value) {
        case IntValue number -> new Rows.Fixed(Math.max(1, number.getValue().longValue()));
        case VariableReference variable ->
            new Rows.ByVariable(
                variable.getName(),
                defaults.get(variable.getName()) instanceof IntValue number
                    ? Math.max(1, number.getValue().longValue())
                    : limits.defaultLimit());
        default -> new Rows.Fixed(limits.defaultLimit());
      };
    }
  }
}
