package io.viginti.data.frontend.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.viginti.contracts.mesh.RestRequest;
import io.viginti.platform.error.Problem;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameters of a request, none but those that its operation has. */
final class RestParameters {
  static final String DEPTH = "depth";
  static final String LIMIT = "limit";
  static final String STARTING_AFTER = "starting_after";
  static final String ENDING_BEFORE = "ending_before";
  static final String UPSERT = "upsert";
  static final String SOFT_DELETE = "soft_delete";

  private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

  private final Map<String, String> given;

  private RestParameters(Map<String, String> given) {
    this.given = given;
  }

  /**
   * @throws VigintiException BAD_USER_INPUT that names every parameter the operation does not have
   */
  static RestParameters of(RestRequest request) {
    Set<String> known = known(request.operation());
    List<Problem> problems = new ArrayList<>();
    for (String name : new TreeSet<>(request.parameters().keySet())) {
      if (!known.contains(name)) {
        problems.add(
            new Problem(
                List.of(name),
                known.isEmpty()
                    ? "there are no parameters here"
                    : "is no parameter here; there are "
                        + String.join(", ", new TreeSet<>(known))));
      }
    }
    if (!problems.isEmpty()) {
      Problem first = problems.getFirst();
      throw VigintiException.badInput(first.path().getFirst() + ": " + first.message(), problems);
    }
    return new RestParameters(request.parameters());
  }

  private static Set<String> known(RestRequest.Operation operation) {
    return switch (operation) {
      case LIST ->
          Set.of(
              ParseFilter.PARAMETER,
              ParseOrder.PARAMETER,
              LIMIT,
              STARTING_AFTER,
              ENDING_BEFORE,
              DEPTH,
              ReadFields.PARAMETER);
      case GROUP_BY ->
          Set.of(
              ParseGroupBy.PARAMETER,
              ReadFigures.PARAMETER,
              ParseFilter.PARAMETER,
              ParseOrder.PARAMETER,
              LIMIT);
      case CREATE, CREATE_MANY -> Set.of(UPSERT, DEPTH, ReadFields.PARAMETER);
      case ONE, UPDATE, RESTORE, MERGE, DUPLICATES -> Set.of(DEPTH, ReadFields.PARAMETER);
      case UPDATE_MANY, RESTORE_MANY -> Set.of(ParseFilter.PARAMETER, DEPTH, ReadFields.PARAMETER);
      case DELETE -> Set.of(SOFT_DELETE);
      case DELETE_MANY -> Set.of(ParseFilter.PARAMETER, SOFT_DELETE);
    };
  }

  /** Null when absent or empty. */
  @Nullable String find(String name) {
    String text = given.get(name);
    return text == null || text.isBlank() ? null : text;
  }

  /** What is needed where it decides which records are changed. */
  String require(String name) {
    String text = find(name);
    if (text == null) {
      throw TextCursor.fault(name, "must be given");
    }
    return text;
  }

  boolean isTrue(String name) {
    String text = find(name);
    return switch (text) {
      case null -> false;
      case "true" -> true;
      case "false" -> false;
      default -> throw TextCursor.fault(name, "must be true or false");
    };
  }

  int depth() {
    String text = find(DEPTH);
    return switch (text) {
      case null -> 0;
      case "0" -> 0;
      case "1" -> 1;
      case "2" -> 2;
      default -> throw TextCursor.fault(DEPTH, "must be 0, 1 or 2");
    };
  }

  /** Null for the default; the most there may be is known later. */
  @Nullable JsonNode limit() {
    String text = find(LIMIT);
    if (text == null) {
      return null;
    }
    if (!COUNT.matcher(text).matches()) {
      throw TextCursor.fault(LIMIT, "must be a whole number that is not negative");
    }
    return IntNode.valueOf(Integer.parseInt(text));
  }
}
