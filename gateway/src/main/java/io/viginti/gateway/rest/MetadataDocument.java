package io.viginti.gateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import io.viginti.gateway.rest.MetadataCall.Action;
import io.viginti.gateway.rest.MetadataCall.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call on metadata as an operation of GraphQL, which metadata-service serves. What is selected is
 * all that the schema has, so a field that is added there is answered here. Pure.
 */
record MetadataDocument(String query, ObjectNode variables) {
  /** Of the objects' own list, which the other kinds are listed by. */
  static final String OBJECTS = "objects";

  private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

  /**
   * @param schema the static part is enough
   * @param withInactive whether a list holds what is inactive
   */
  static MetadataDocument of(
      MetadataCall call, GraphQLSchema schema, boolean withInactive, @Nullable JsonNode body) {
    Kind kind = call.kind();
    ObjectNode variables = NODES.objectNode();
    if (call.id() != null) {
      variables.put("id", call.id());
    }
    return switch (call.action()) {
      case LIST, ONE -> {
        if (kind == Kind.OBJECT && call.action() == Action.ONE) {
          yield new MetadataDocument(
              "query($id: ID!) { object(id: $id) " + selection(schema, kind) + " }", variables);
        }
        ObjectNode list = NODES.objectNode();
        list.put("inactive", withInactive || call.action() == Action.ONE);
        String selected =
            kind == Kind.OBJECT
                ? selection(schema, kind)
                : "{ id " + kind.plural() + " " + selection(schema, kind) + " }";
        yield new MetadataDocument(
            "query($inactive: Boolean!) { objects(includeInactive: $inactive) " + selected + " }",
            list);
      }
      case CREATE -> {
        variables.set("data", orNull(body));
        yield write("create", "$data: %sCreateInput!", "data: $data", kind, schema, variables);
      }
      case UPDATE -> {
        variables.set("data", orNull(body));
        yield write(
            "update",
            "$id: ID!, $data: %sUpdateInput!",
            "id: $id, data: $data",
            kind,
            schema,
            variables);
      }
      case DELETE -> write("delete", "$id: ID!", "id: $id", kind, schema, variables);
    };
  }

  private static JsonNode orNull(@Nullable JsonNode body) {
    return body == null ? NODES.nullNode() : body;
  }

  private static MetadataDocument write(
      String verb,
      String declared,
      String arguments,
      Kind kind,
      GraphQLSchema schema,
      ObjectNode variables) {
    String query =
        "mutation(%s) { %s%s(%s) %s }"
            .formatted(
                declared.formatted(kind.graphQlName()),
                verb,
                kind.graphQlName(),
                arguments,
                selection(schema, kind));
    return new MetadataDocument(query, variables);
  }

  /** What is of an object stands in it, said or not. */
  private static String selection(GraphQLSchema schema, Kind kind) {
    List<String> around = new ArrayList<>();
    if (kind != Kind.OBJECT) {
      around.add(Kind.OBJECT.type());
    }
    return selection(schema.getObjectType(kind.type()), around);
  }

  /** All of a type; of one that is there around it already, only its own values. */
  private static String selection(GraphQLObjectType type, List<String> around) {
    boolean isKnown = around.contains(type.getName());
    around.add(type.getName());
    StringBuilder text = new StringBuilder("{");
    for (GraphQLFieldDefinition field : type.getFieldDefinitions()) {
      GraphQLType answer = GraphQLTypeUtil.unwrapAll(field.getType());
      if (!(answer instanceof GraphQLObjectType object)) {
        text.append(' ').append(field.getName());
      } else if (!isKnown) {
        text.append(' ').append(field.getName()).append(' ').append(selection(object, around));
      }
    }
    around.removeLast();
    return text.append(" }").toString();
  }
}
