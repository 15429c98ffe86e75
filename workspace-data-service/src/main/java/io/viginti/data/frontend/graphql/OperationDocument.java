package io.viginti.data.frontend.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import io.viginti.catalog.value.JsonText;
import io.viginti.platform.error.VigintiException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A parsed operation with its fragments and variables. The same for every request with the same
 * text and operation name.
 */
public final class OperationDocument {
  private static final ParserOptions OPTIONS =
      ParserOptions.newParserOptions()
          .captureIgnoredChars(false)
          .captureLineComments(false)
          .captureSourceLocation(true)
          .maxCharacters(2_000_000)
          .maxTokens(100_000)
          .maxWhitespaceTokens(500_000)
          .maxRuleDepth(500)
          .build();

  /** Types whose values are bound as they are: only whether they are there matters to a plan. */
  private static final Set<String> BOUND_TYPES =
      Set.of("ID", "String", "Int", "Float", "BigFloat", "Date", "DateTime", "JSON", "Position");

  private final OperationDefinition operation;
  private final Map<String, FragmentDefinition> fragments = new HashMap<>();
  private final Map<String, Declared> variables = new LinkedHashMap<>();

  /**
   * A declared variable.
   *
   * @param isBound its value never shapes a plan
   * @param defaultValue null when there is none
   */
  private record Declared(boolean isRequired, boolean isBound, @Nullable JsonNode defaultValue) {}

  private OperationDocument(OperationDefinition operation, Document document) {
    this.operation = operation;
    for (Definition<?> definition : document.getDefinitions()) {
      if (definition instanceof FragmentDefinition fragment) {
        fragments.put(fragment.getName(), fragment);
      }
    }
    for (VariableDefinition variable : operation.getVariableDefinitions()) {
      Value<?> value = variable.getDefaultValue();
      variables.put(
          variable.getName(),
          new Declared(
              variable.getType() instanceof NonNullType && value == null,
              isBound(variable.getType()),
              value == null ? null : Literals.toJson(value)));
    }
  }

  /** Parses a document and selects its operation; BAD_USER_INPUT when that is not possible. */
  public static OperationDocument parse(String text, @Nullable String operationName) {
    Document document = document(text);
    List<OperationDefinition> operations =
        document.getDefinitionsOfType(OperationDefinition.class).stream()
            .filter(one -> operationName == null || operationName.equals(one.getName()))
            .toList();
    if (operations.size() != 1) {
      throw VigintiException.badInput(
          operationName == null
              ? "The document must hold one operation, or operationName must name one"
              : "The document has no operation " + operationName);
    }
    return new OperationDocument(operations.getFirst(), document);
  }

  private static Document document(String text) {
    try {
      return new Parser()
          .parseDocument(
              ParserEnvironment.newParserEnvironment()
                  .document(text)
                  .parserOptions(OPTIONS)
                  .build());
    } catch (InvalidSyntaxException e) {
      throw VigintiException.badInput(String.valueOf(e.getMessage()));
    }
  }

  private static boolean isBound(Type<?> type) {
    return switch (type) {
      case NonNullType nonNull -> isBound(nonNull.getType());
      case ListType list -> isBound(list.getType());
      case TypeName name ->
          BOUND_TYPES.contains(name.getName())
              || name.getName().endsWith("CreateInput")
              || name.getName().endsWith("UpdateInput");
      default -> false;
    };
  }

  OperationDefinition operation() {
    return operation;
  }

  @Nullable FragmentDefinition findFragment(String name) {
    return fragments.get(name);
  }

  boolean isDeclared(String variable) {
    return variables.containsKey(variable);
  }

  boolean isBound(String variable) {
    Declared declared = variables.get(variable);
    return declared != null && declared.isBound();
  }

  /** The request's variables completed with defaults, and nothing that is not declared. */
  public ObjectNode effectiveVariables(@Nullable JsonNode given) {
    ObjectNode effective = JsonText.mapper().createObjectNode();
    variables.forEach(
        (name, declared) -> {
          JsonNode value = given == null ? null : given.get(name);
          if (value == null) {
            value = declared.defaultValue();
          }
          if (declared.isRequired() && (value == null || value.isNull())) {
            throw VigintiException.badInput("Variable $" + name + " must be given");
          }
          if (value != null) {
            effective.set(name, value);
          }
        });
    return effective;
  }

  /**
   * What a plan depends on in the variables: presence of bound ones, structure and constants of the
   * others.
   */
  public String shapeOf(ObjectNode effective) {
    StringBuilder shape = new StringBuilder();
    variables.forEach(
        (name, declared) -> {
          JsonNode value = effective.get(name);
          if (value != null) {
            shape.append(name).append('=');
            if (declared.isBound()) {
              shape.append(value.isNull() ? 'n' : 's');
            } else {
              VariableShape.append(shape, value);
            }
            shape.append(';');
          }
        });
    return shape.toString();
  }
}
