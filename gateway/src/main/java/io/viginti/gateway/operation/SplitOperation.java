package io.viginti.gateway.operation;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.language.AstPrinter;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.language.SelectionSet;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLSchema;
import io.viginti.gateway.answer.AnswerField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cuts an operation into one document per owner. */
final class SplitOperation {
  private final GraphQLSchema schema;
  private final OperationDefinition operation;
  private final Map<String, FragmentDefinition> fragments;

  SplitOperation(
      GraphQLSchema schema,
      OperationDefinition operation,
      Map<String, FragmentDefinition> fragments) {
    this.schema = schema;
    this.operation = operation;
    this.fragments = fragments;
  }

  Split split(List<RootSelection> selected) {
    Set<String> keys = new LinkedHashSet<>();
    selected.forEach(root -> keys.add(root.responseKey()));
    List<Step> steps = new ArrayList<>();
    for (List<RootSelection> group : groups(selected)) {
      steps.add(step(group));
    }
    return new Split(steps, List.copyOf(keys));
  }

  /**
   * One group per owner; of a mutation one per run of the same owner, because its root fields run
   * in order. A response key selected again joins the group that has it already.
   */
  private List<List<RootSelection>> groups(List<RootSelection> selected) {
    boolean inOrder = operation.getOperation() == Operation.MUTATION;
    List<List<RootSelection>> groups = new ArrayList<>();
    Map<String, List<RootSelection>> byKey = new HashMap<>();
    Map<Owner, List<RootSelection>> byOwner = new LinkedHashMap<>();
    for (RootSelection root : selected) {
      List<RootSelection> group = byKey.get(root.responseKey());
      if (group == null) {
        boolean continues =
            !groups.isEmpty() && groups.getLast().getFirst().owner().equals(root.owner());
        group = inOrder ? (continues ? groups.getLast() : null) : byOwner.get(root.owner());
      }
      if (group == null) {
        group = new ArrayList<>();
        groups.add(group);
        byOwner.put(root.owner(), group);
      }
      group.add(root);
      byKey.put(root.responseKey(), group);
    }
    return groups;
  }

  private Step step(List<RootSelection> group) {
    Owner owner = group.getFirst().owner();
    Map<String, JsonNode> constants = new LinkedHashMap<>();
    List<VariableDefinition> added = new ArrayList<>();
    Reached reached = new Reached();
    List<Field> fields = new ArrayList<>();
    Map<String, AnswerField> answers = new LinkedHashMap<>();
    for (RootSelection root : group) {
      fields.add(root.field());
      reached.visit(root.field());
      answers.putIfAbsent(
          root.responseKey(),
          new AnswerField(root.responseKey(), root.field().getName(), root.nonNull()));
    }
    operation.getDirectives().forEach(reached::visit);

    List<FragmentDefinition> used = new ArrayList<>();
    for (String name : reached.fragments) {
      FragmentDefinition fragment = fragments.get(name);
      if (fragment != null) {
        used.add(fragment);
      }
    }
    if (owner instanceof Owner.Records) {
      LiftLiterals lift = new LiftLiterals(schema, operation, constants, added);
      fields = lift.rootFields(fields);
      used = lift.fragments(used);
    }
    List<VariableDefinition> variables = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (VariableDefinition variable : operation.getVariableDefinitions()) {
      if (reached.variables.contains(variable.getName())) {
        variables.add(variable);
        names.add(variable.getName());
      }
    }
    variables.addAll(added);
    SelectionSet selection = SelectionSet.newSelectionSet(fields).build();
    OperationDefinition cut =
        operation.transform(
            builder -> builder.variableDefinitions(variables).selectionSet(selection));
    @SuppressWarnings("rawtypes") // as graphql-java's own builder has it
    List<Definition> definitions = new ArrayList<>();
    definitions.add(cut);
    definitions.addAll(used);
    String document =
        AstPrinter.printAstCompact(Document.newDocument().definitions(definitions).build());
    return new Step(
        owner, document, operation.getName(), names, constants, List.copyOf(answers.values()));
  }

  /** The fragments and variables a node reaches. */
  private final class Reached {
    final Set<String> fragments = new LinkedHashSet<>();
    final Set<String> variables = new LinkedHashSet<>();

    void visit(Node<?> node) {
      if (node instanceof VariableReference variable) {
        variables.add(variable.getName());
      }
      if (node instanceof FragmentSpread spread && fragments.add(spread.getName())) {
        FragmentDefinition fragment = SplitOperation.this.fragments.get(spread.getName());
        if (fragment != null) {
          visit(fragment);
        }
      }
      for (Node<?> child : node.getChildren()) {
        visit(child);
      }
    }
  }
}
