package io.viginti.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A workspace's merged schema as its introspection tells it: what there is to be asked for. */
final class PublicSchema {
  private static final String INTROSPECTION =
      """
      {
        __schema {
          types {
            kind name
            fields { name type { ...t } args { name defaultValue type { ...t } } }
            inputFields { name defaultValue type { ...t } }
            enumValues { name }
          }
        }
      }
      fragment t on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } }
      """;

  private final Map<String, JsonNode> types = new HashMap<>();

  private PublicSchema(JsonNode schema) {
    schema.path("types").forEach(type -> types.put(type.path("name").asText(), type));
  }

  static PublicSchema of(Api api) {
    return new PublicSchema(api.run(INTROSPECTION).path("__schema"));
  }

  /** Where a root field is. */
  enum Kind {
    QUERY,
    MUTATION,
    SUBSCRIPTION;

    private String typeName() {
      return name().charAt(0) + name().substring(1).toLowerCase(java.util.Locale.ROOT);
    }

    private String keyword() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** A root field. */
  record Root(Kind kind, String name, JsonNode field) {
    @Override
    public String toString() {
      return kind.keyword() + " " + name;
    }
  }

  /**
   * A place for an id in a root field's arguments.
   *
   * @param path argument and names below it; a list on the way has one item
   * @param holders the input type that each name of the path is in; first the root field's name
   */
  record Slot(List<String> path, List<String> holders) {
    String name() {
      return path.getLast();
    }

    @Override
    public String toString() {
      return String.join(".", path);
    }
  }

  List<Root> roots() {
    return Stream.of(Kind.values()).flatMap(kind -> roots(kind).stream()).toList();
  }

  private List<Root> roots(Kind kind) {
    List<Root> roots = new ArrayList<>();
    JsonNode type = types.get(kind.typeName());
    if (type != null) {
      type.path("fields")
          .forEach(field -> roots.add(new Root(kind, field.path("name").asText(), field)));
    }
    return roots;
  }

  /** Every place for an id, as deep as {@code depth} names; no type is entered twice on a way. */
  List<Slot> idSlots(Root root, int depth) {
    List<Slot> slots = new ArrayList<>();
    root.field()
        .path("args")
        .forEach(arg -> collect(arg, List.of(), List.of(root.name()), depth, slots));
    return slots;
  }

  private void collect(
      JsonNode input, List<String> above, List<String> holders, int depth, List<Slot> into) {
    String name = input.path("name").asText();
    String type = named(input.path("type"));
    List<String> path = Stream.concat(above.stream(), Stream.of(name)).toList();
    if (type.equals("ID")) {
      if (!holders.getLast().equals("IDFilterInput") || name.equals("eq")) {
        into.add(new Slot(path, holders));
      }
    } else if (types.get(type).path("kind").asText().equals("INPUT_OBJECT")
        && !holders.contains(type)
        && path.size() < depth) {
      List<String> below = Stream.concat(holders.stream(), Stream.of(type)).toList();
      types
          .get(type)
          .path("inputFields")
          .forEach(field -> collect(field, path, below, depth, into));
    }
  }

  /** The type of a field of an input type; empty when there is none. */
  String inputType(String holder, String field) {
    JsonNode type = types.getOrDefault(holder, MissingNode.getInstance());
    for (JsonNode candidate : type.path("inputFields")) {
      if (candidate.path("name").asText().equals(field)) {
        return named(candidate.path("type"));
      }
    }
    return "";
  }

  /** The least that the root field takes. */
  ObjectNode leastArguments(Root root) {
    ObjectNode arguments = JsonNodeFactory.instance.objectNode();
    root.field().path("args").forEach(arg -> addRequired(arg, arguments));
    return arguments;
  }

  /** The same with a value at a slot. */
  ObjectNode with(Root root, ObjectNode arguments, Slot slot, String value) {
    ObjectNode given = arguments.deepCopy();
    place(root.field().path("args"), given, slot.path(), value);
    return given;
  }

  private void place(JsonNode inputs, ObjectNode into, List<String> path, String value) {
    JsonNode input = find(inputs, path.getFirst());
    JsonNode type = input.path("type");
    if (path.size() == 1) {
      into.set(
          path.getFirst(),
          isList(type)
              ? JsonNodeFactory.instance.arrayNode().add(value)
              : JsonNodeFactory.instance.textNode(value));
      return;
    }
    JsonNode inner = types.get(named(type)).path("inputFields");
    JsonNode there = into.path(path.getFirst());
    ObjectNode below;
    if (there.isObject()) {
      below = (ObjectNode) there;
    } else if (there.isArray() && !there.isEmpty() && there.get(0).isObject()) {
      below = (ObjectNode) there.get(0);
    } else {
      below = JsonNodeFactory.instance.objectNode();
      inner.forEach(field -> addRequired(field, below));
      into.set(
          path.getFirst(), isList(type) ? JsonNodeFactory.instance.arrayNode().add(below) : below);
    }
    place(inner, below, path.subList(1, path.size()), value);
  }

  private static JsonNode find(JsonNode inputs, String name) {
    for (JsonNode input : inputs) {
      if (input.path("name").asText().equals(name)) {
        return input;
      }
    }
    throw new IllegalArgumentException("no input " + name);
  }

  private void addRequired(JsonNode input, ObjectNode into) {
    JsonNode type = input.path("type");
    if (type.path("kind").asText().equals("NON_NULL") && input.path("defaultValue").isNull()) {
      into.set(input.path("name").asText(), least(type.path("ofType")));
    }
  }

  private JsonNode least(JsonNode type) {
    return switch (type.path("kind").asText()) {
      case "NON_NULL" -> least(type.path("ofType"));
      case "LIST" -> {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        yield list.add(least(type.path("ofType")));
      }
      case "ENUM" ->
          JsonNodeFactory.instance.textNode(
              types
                  .get(type.path("name").asText())
                  .path("enumValues")
                  .get(0)
                  .path("name")
                  .asText());
      case "INPUT_OBJECT" -> {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        types
            .get(type.path("name").asText())
            .path("inputFields")
            .forEach(field -> addRequired(field, object));
        yield object;
      }
      default -> scalar(type.path("name").asText());
    };
  }

  private static JsonNode scalar(String name) {
    return switch (name) {
      case "Int", "Float", "BigFloat", "Position" -> JsonNodeFactory.instance.numberNode(1);
      case "Boolean" -> JsonNodeFactory.instance.booleanNode(true);
      case "DateTime" -> JsonNodeFactory.instance.textNode("2099-01-01T00:00:00Z");
      case "Date" -> JsonNodeFactory.instance.textNode("2099-01-01");
      case "ID" -> JsonNodeFactory.instance.textNode(UnknownId.next());
      case "JSON" -> JsonNodeFactory.instance.objectNode();
      default -> JsonNodeFactory.instance.textNode("x");
    };
  }

  /**
   * The operation that asks for the root field with these arguments and for as little as can be.
   */
  String document(Root root, ObjectNode arguments) {
    Map<String, String> declared = new LinkedHashMap<>();
    for (JsonNode arg : root.field().path("args")) {
      String name = arg.path("name").asText();
      if (arguments.has(name)) {
        declared.put(name, text(arg.path("type")));
      }
    }
    StringBuilder text = new StringBuilder(root.kind().keyword());
    if (!declared.isEmpty()) {
      text.append('(');
      declared.forEach(
          (name, type) -> text.append('$').append(name).append(": ").append(type).append(' '));
      text.append(')');
    }
    text.append(" { ").append(root.name());
    if (!declared.isEmpty()) {
      text.append('(');
      declared.keySet().forEach(name -> text.append(name).append(": $").append(name).append(' '));
      text.append(')');
    }
    String answer = types.get(named(root.field().path("type"))).path("kind").asText();
    return text.append(answer.equals("OBJECT") ? " { " + selection(root) + " } }" : " }")
        .toString();
  }

  /** What tells records apart: their ids, or how many there are; else the name of the type. */
  private String selection(Root root) {
    JsonNode fields = types.get(named(root.field().path("type"))).path("fields");
    for (String telling : List.of("id", "edges { node { id } }", "count")) {
      String name = telling.split(" ", 2)[0];
      for (JsonNode field : fields) {
        if (field.path("name").asText().equals(name)) {
          return telling;
        }
      }
    }
    return "__typename";
  }

  private static boolean isList(JsonNode type) {
    return switch (type.path("kind").asText()) {
      case "NON_NULL" -> isList(type.path("ofType"));
      case "LIST" -> true;
      default -> false;
    };
  }

  private static String named(JsonNode type) {
    return type.path("ofType").isObject() ? named(type.path("ofType")) : type.path("name").asText();
  }

  private static String text(JsonNode type) {
    return switch (type.path("kind").asText()) {
      case "NON_NULL" -> text(type.path("ofType")) + "!";
      case "LIST" -> "[" + text(type.path("ofType")) + "]";
      default -> type.path("name").asText();
    };
  }
}
