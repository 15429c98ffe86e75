package io.viginti.gateway.operation;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.language.Argument;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Node;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.parser.Parser;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts a variable in the place of each literal argument, so that operations that differ in literals
 * only are one document (and one plan) to the service. A literal with variables inside is lifted
 * around them.
 */
final class LiftLiterals {
  private final GraphQLSchema schema;
  private final OperationDefinition operation;
  private final Map<String, JsonNode> constants;
  private final List<VariableDefinition> added;
  private final Set<String> taken = new HashSet<>();
  private int next;

  LiftLiterals(
      GraphQLSchema schema,
      OperationDefinition operation,
      Map<String, JsonNode> constants,
      List<VariableDefinition> added) {
    this.schema = schema;
    this.operation = operation;
    this.constants = constants;
    this.added = added;
    operation.getVariableDefinitions().forEach(variable -> taken.add(variable.getName()));
  }

  List<Field> rootFields(List<Field> fields) {
    GraphQLFieldsContainer type = OperationPlan.rootType(schema, operation.getOperation());
    List<Field> lifted = new ArrayList<>(fields.size());
    for (Field field : fields) {
      lifted.add(field(type, field));
    }
    return lifted;
  }

  List<FragmentDefinition> fragments(List<FragmentDefinition> fragments) {
    List<FragmentDefinition> lifted = new ArrayList<>(fragments.size());
    for (FragmentDefinition fragment : fragments) {
      SelectionSet set =
          selections(container(fragment.getTypeCondition().getName()), fragment.getSelectionSet());
      lifted.add(fragment.transform(builder -> builder.selectionSet(set)));
    }
    return lifted;
  }

  private SelectionSet selections(@Nullable GraphQLFieldsContainer type, SelectionSet set) {
    List<Selection<?>> lifted = new ArrayList<>();
    for (Selection<?> selection : set.getSelections()) {
      lifted.add(
          switch (selection) {
            case Field field -> field(type, field);
            case InlineFragment inline -> {
              SelectionSet inner =
                  selections(
                      inline.getTypeCondition() == null
                          ? type
                          : container(inline.getTypeCondition().getName()),
                      inline.getSelectionSet());
              yield inline.transform(builder -> builder.selectionSet(inner));
            }
            case FragmentSpread spread -> spread;
            default -> throw new IllegalStateException("selection " + selection.getClass());
          });
    }
    return SelectionSet.newSelectionSet(lifted).build();
  }

  private Field field(@Nullable GraphQLFieldsContainer type, Field field) {
    GraphQLFieldDefinition definition =
        type == null ? null : type.getFieldDefinition(field.getName());
    if (definition == null) {
      return field;
    }
    List<Argument> arguments = new ArrayList<>();
    for (Argument argument : field.getArguments()) {
      GraphQLArgument declared = definition.getArgument(argument.getName());
      Value<?> value = lift(argument.getValue(), declared.getType());
      arguments.add(argument.transform(builder -> builder.value(value)));
    }
    SelectionSet set = field.getSelectionSet();
    if (set == null) {
      return arguments.isEmpty() ? field : field.transform(builder -> builder.arguments(arguments));
    }
    SelectionSet lifted =
        selections(container(GraphQLTypeUtil.unwrapAll(definition.getType()).getName()), set);
    return field.transform(builder -> builder.arguments(arguments).selectionSet(lifted));
  }

  private Value<?> lift(Value<?> value, GraphQLInputType type) {
    if (value instanceof VariableReference || value instanceof NullValue) {
      return value;
    }
    if (!hasVariable(value)) {
      String name = name();
      constants.put(name, LiteralJson.of(value));
      added.add(
          VariableDefinition.newVariableDefinition()
              .name(name)
              .type(Parser.parseType(GraphQLTypeUtil.simplePrint(type)))
              .build());
      return VariableReference.newVariableReference().name(name).build();
    }
    if (value instanceof ObjectValue object
        && GraphQLTypeUtil.unwrapNonNull(type) instanceof GraphQLInputObjectType input) {
      List<ObjectField> fields = new ArrayList<>();
      for (ObjectField field : object.getObjectFields()) {
        Value<?> inner = lift(field.getValue(), input.getField(field.getName()).getType());
        fields.add(field.transform(builder -> builder.value(inner)));
      }
      return object.transform(builder -> builder.objectFields(fields));
    }
    return value;
  }

  private String name() {
    String name;
    do {
      name = "_" + next++;
    } while (!taken.add(name));
    return name;
  }

  private @Nullable GraphQLFieldsContainer container(String name) {
    return schema.getType(name) instanceof GraphQLFieldsContainer container ? container : null;
  }

  private static boolean hasVariable(Node<?> node) {
    if (node instanceof VariableReference) {
      return true;
    }
    for (Node<?> child : node.getChildren()) {
      if (hasVariable(child)) {
        return true;
      }
    }
    return false;
  }
}
