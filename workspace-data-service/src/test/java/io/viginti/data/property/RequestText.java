package io.viginti.data.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
      Pattern.compile(
          "NULL|NOT_NULL|(Asc|Desc)Nulls(First|Last)|OPT_.|RATING_.|DAY|WEEK|MONTH|QUARTER|YEAR|DAY_OF_WEEK|MONTH_OF_YEAR");

  private final boolean usesVariables;
  private final ObjectNode variables = JsonNodeFactory.instance.objectNode();
  private final List<String> declared = new ArrayList<>();
  private String operation = "";

  private RequestText(boolean usesVariables) {
    this.usesVariables = usesVariables;
  }

  static RequestText of(Request request, boolean usesVariables) {
    RequestText text = new RequestText(usesVariables);
    return text.completed(text.list(request.object().namePlural(), request));
  }

  /** Figures over all records. */
  static RequestText figures(GroupsRequest request, boolean usesVariables) {
    RequestText text = new RequestText(usesVariables);
    List<String> arguments = new ArrayList<>();
    text.add(arguments, "filter", request.object().names().filterInput(), request.filter());
    return text.completed(
        "%s%s {%s }"
            .formatted(
                request.object().names().aggregate(),
                given(arguments),
                request.figures().selection()));
  }

  static RequestText groups(GroupsRequest request, boolean usesVariables) {
    RequestText text = new RequestText(usesVariables);
    ObjectNames names = request.object().names();
    List<String> arguments = new ArrayList<>();
    ArrayNode dimensions = JsonNodeFactory.instance.arrayNode();
    request.dimensions().forEach(dimension -> dimensions.add(dimension.input()));
    ArrayNode order = JsonNodeFactory.instance.arrayNode();
    request.order().forEach(key -> order.add(key.input()));
    text.add(arguments, "groupBy", "[" + names.groupByInput() + "!]!", dimensions);
    text.add(arguments, "filter", names.filterInput(), request.filter());
    text.add(arguments, "orderBy", "[" + names.groupOrderByInput() + "!]", order);
    text.add(arguments, "limit", "Int", number(request.limit()));
    String members = "";
    if (request.members() != null) {
      List<String> of = new ArrayList<>();
      text.add(of, "limit", "Int", number(request.members().limit()));
      members = " records" + given(of) + text.selection(request.members().selection());
    }
    return text.completed(
        "%s%s { key%s%s }"
            .formatted(names.groupBy(), given(arguments), request.figures().selection(), members));
  }

  private RequestText completed(String body) {
    operation =
        declared.isEmpty()
            ? "{ answer: " + body + " }"
            : "query (%s) { answer: %s }".formatted(String.join(", ", declared), body);
    return this;
  }

  String text() {
    return operation;
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
    return name + given(arguments) + selection(request.selection());
  }

  private String measured(Request.Measured measured) {
    List<String> arguments = new ArrayList<>();
    add(arguments, "filter", measured.field().target().names().filterInput(), measured.filter());
    return measured.field().aggregateName()
        + given(arguments)
        + " {"
        + measured.figures().selection()
        + " }";
  }

  private static String given(List<String> arguments) {
    return arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")";
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
                case Request.Measured measured -> measured(measured);
              });
    }
    return text.append(" }").toString();
  }

  static String part(String name) {
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
