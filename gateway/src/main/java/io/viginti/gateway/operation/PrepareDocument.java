package io.viginti.gateway.operation;

import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.SourceLocation;
import graphql.language.StringValue;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.parser.exceptions.ParseCancelledTooManyCharsException;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.validation.ValidationError;
import graphql.validation.Validator;
import io.viginti.catalog.value.Texts;
import io.viginti.gateway.answer.AnswerError;
import io.viginti.gateway.answer.AnswerError.Location;
import io.viginti.gateway.operation.PreparedDocument.Plan;
import io.viginti.gateway.operation.PreparedDocument.Planned;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses and validates a document against a schema and plans its operations. */
public final class PrepareDocument {
  private static final int MAX_ERRORS = 20;

  private final ParserOptions parserOptions;
  private final OperationLimits limits;

  /**
   * @param maxTokens tokens of one document
   * @param maxCharacters characters of one document
   */
  public PrepareDocument(OperationLimits limits, int maxTokens, int maxCharacters) {
    this.limits = limits;
    this.parserOptions =
        ParserOptions.newParserOptions()
            .captureIgnoredChars(false)
            .captureLineComments(false)
            .readerTrackData(false)
            .maxTokens(maxTokens)
            .maxWhitespaceTokens(maxCharacters)
            .maxCharacters(maxCharacters)
            .redactTokenParserErrorMessages(true)
            .build();
  }

  public PreparedDocument prepare(GraphQLSchema schema, RootFields rootFields, String text) {
    String fault = Texts.findFault(text);
    if (fault != null) {
      return refused(AnswerError.of(ErrorCode.BAD_USER_INPUT, "The document " + fault + "."));
    }
    Document document;
    try {
      document =
          Parser.parse(
              ParserEnvironment.newParserEnvironment()
                  .document(text)
                  .parserOptions(parserOptions)
                  .build());
    } catch (InvalidSyntaxException invalid) {
      return refused(syntaxError(invalid));
    }
    String literalFault = findFault(document);
    if (literalFault != null) {
      return refused(
          AnswerError.of(ErrorCode.BAD_USER_INPUT, "A text in the document " + literalFault + "."));
    }
    List<ValidationError> errors = new Validator().validateDocument(schema, document, Locale.ROOT);
    if (!errors.isEmpty()) {
      return new PreparedDocument.Refused(
          errors.stream()
              .limit(MAX_ERRORS)
              .map(error -> error(error.getMessage(), error.getLocations()))
              .toList(),
          true,
          namesUnknownRoot(schema, document));
    }
    return plan(schema, rootFields, document);
  }

  private PreparedDocument plan(GraphQLSchema schema, RootFields rootFields, Document document) {
    List<Planned> operations = new ArrayList<>();
    for (Definition<?> definition : document.getDefinitions()) {
      if (definition instanceof OperationDefinition operation) {
        Plan plan;
        try {
          plan = new Plan.Ready(OperationPlan.of(schema, rootFields, document, operation, limits));
        } catch (VigintiException overLimit) {
          plan = new Plan.OverLimit(overLimit);
        }
        operations.add(new Planned(operation, plan));
      }
    }
    return new PreparedDocument.Valid(operations);
  }

  private AnswerError syntaxError(InvalidSyntaxException invalid) {
    return switch (invalid) {
      case ParseCancelledTooManyCharsException characters ->
          tooLarge("more than " + parserOptions.getMaxCharacters() + " characters");
      case ParseCancelledTooDeepException deep ->
          tooLarge("more than " + parserOptions.getMaxRuleDepth() + " levels of nesting");
      case ParseCancelledException cancelled ->
          tooLarge("more than " + parserOptions.getMaxTokens() + " tokens");
      default ->
          error(
              "The document is not valid GraphQL.",
              invalid.getLocation() == null ? List.of() : List.of(invalid.getLocation()));
    };
  }

  private static AnswerError tooLarge(String what) {
    return AnswerError.of(ErrorCode.LIMIT_EXCEEDED, "The document has " + what + ".");
  }

  private static PreparedDocument refused(AnswerError error) {
    return new PreparedDocument.Refused(List.of(error), false, false);
  }

  private static AnswerError error(String message, @Nullable List<SourceLocation> locations) {
    List<Location> places = new ArrayList<>();
    if (locations != null) {
      for (SourceLocation location : locations) {
        places.add(new Location(location.getLine(), location.getColumn()));
      }
    }
    return new AnswerError(ErrorCode.BAD_USER_INPUT, message, List.of(), places, null, List.of());
  }

  private static @Nullable String findFault(Node<?> node) {
    if (node instanceof StringValue text) {
      return text.getValue() == null ? null : Texts.findFault(text.getValue());
    }
    for (Node<?> child : node.getChildren()) {
      String fault = findFault(child);
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  private static boolean namesUnknownRoot(GraphQLSchema schema, Document document) {
    for (Definition<?> definition : document.getDefinitions()) {
      if (definition instanceof OperationDefinition operation) {
        GraphQLObjectType type =
            switch (operation.getOperation()) {
              case QUERY -> schema.getQueryType();
              case MUTATION -> schema.getMutationType();
              case SUBSCRIPTION -> schema.getSubscriptionType();
            };
        if (type == null
            || namesUnknown(type, document, operation.getSelectionSet(), new HashSet<>())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean namesUnknown(
      GraphQLObjectType type, Document document, SelectionSet set, Set<String> visited) {
    for (Selection<?> selection : set.getSelections()) {
      boolean unknown =
          switch (selection) {
            case Field field ->
                !field.getName().startsWith("__")
                    && type.getFieldDefinition(field.getName()) == null;
            case InlineFragment inline ->
                namesUnknown(type, document, inline.getSelectionSet(), visited);
            case FragmentSpread spread ->
                visited.add(spread.getName())
                    && document.getDefinitionsOfType(FragmentDefinition.class).stream()
                        .filter(fragment -> fragment.getName().equals(spread.getName()))
                        .anyMatch(
                            fragment ->
                                namesUnknown(type, document, fragment.getSelectionSet(), visited));
            default -> false;
          };
      if (unknown) {
        return true;
      }
    }
    return false;
  }
}
