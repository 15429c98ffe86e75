package io.viginti.data.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.ObjectNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request as a GraphQL operation; its arguments as variables, or written out. */
final class RequestText {
  private static final Pattern WORD =
      Pattern.compile("NULL|NOT_NULL|(Asc|Desc)Nulls(First|Last)|OPT_.|RATING_.");

  private final boolean usesVariables;
  private final ObjectNode variables = JsonNodeFactory.instance.objectNode();
  private final List<String> declared = new ArrayList<>();
  private final String text;

  RequestText(Request request, boolean usesVariables) {
    this.usesVariables = usesVariables;
    String body = "answer: " + list(request.object().namePlural(), request);
    text =
        declared.isEmpty()
            ? "{ " + body + " }"
            : "query (%s) { %s }".formatted(String.join(", ", declared), body);
  }

  String text() {
    return text;
  }

  ObjectNode variables() {
    return variables;
  }

  private String list(String name, Request request) {
    ObjectNames names = request.object().names();
    List<String> arguments = new ArrayList<>();
    add(arguments, "filter", names.filterInput(), request.filter());
    add(arguments, "orderBy", "[" + names.orderByInput() + "!]", request.orderBy());
    add(arguments, "limit", "Int", number(request.limit()));
    add(arguments, "offset", "Int", number(request.offset()));
    return name
        + (arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")")
        + selection(request.selection());
  }

  private static @Nullable JsonNode number(@Nullable Integer number) {
    return number == null ? null : JsonNodeFactory.instance.numberNode(number);
  }

  private void add(List<String> arguments, String name, String type, @Nullable JsonNode value) {
    if (value == null) {
      return;
    }
    if (usesVariables) {
      String variable = "v" + variables.size();
      declared.add("$" + variable + ": " + type);
      variables.set(variable, value);
      arguments.add(name + ": $" + variable);
    } else {
      arguments.add(name + ": " + literal(value));
    }
  }

  private String selection(List<Request.Item> items) {
    StringBuilder text = new StringBuilder(" {");
    for (Request.Item item : items) {
      text.append(' ')
          .append(
              switch (item) {
                case Request.Plain plain -> plain.name();
                case Request.Parts parts ->
                    parts.field().name()
                        + " { "
                        + parts.names().stream()
                            .map(name -> part(name))
                            .reduce((left, right) -> left + " " + right)
                            .orElse("")
                        + " }";
                case Request.One one -> one.field().name() + selection(one.selection());
                case Request.Many many -> list(many.field().name(), many.request());
              });
    }
    return text.append(" }").toString();
  }

  private static String part(String name) {
    return name.equals("secondaryLinks") ? name + " { label url }" : name;
  }

  static String literal(JsonNode value) {
    if (value.isObject()) {
      List<String> entries = new ArrayList<>();
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        entries.add(entry.getKey() + ": " + literal(entry.getValue()));
      }
      return "{" + String.join(", ", entries) + "}";
    }
    if (value.isArray()) {
      List<String> items = new ArrayList<>();
      value.forEach(item -> items.add(literal(item)));
      return "[" + String.join(", ", items) + "]";
    }
    return value.isTextual() && WORD.matcher(value.textValue()).matches()
        ? value.textValue()
        : value.toString();
  }
}
