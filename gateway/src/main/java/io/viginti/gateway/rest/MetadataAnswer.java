package io.viginti.gateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.gateway.rest.MetadataCall.Action;
import io.viginti.gateway.rest.MetadataCall.Kind;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.HttpErrors;
import io.viginti.platform.error.Problem;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.mesh.MeshService;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The response to a {@link MetadataDocument} as REST has it. Pure. */
final class MetadataAnswer {
  private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

  private MetadataAnswer() {}

  /**
   * @param objectId whose fields or indexes are listed; null for those of all objects
   * @throws VigintiException what the call is refused with
   */
  static ObjectNode of(MetadataCall call, @Nullable String objectId, JsonNode response) {
    JsonNode error = response.path("errors").path(0);
    if (!error.isMissingNode()) {
      throw refusal(error);
    }
    JsonNode data = response.path("data");
    Kind kind = call.kind();
    if (kind == Kind.OBJECT || call.action().isWrite()) {
      if (kind == Kind.OBJECT && call.action() == Action.ONE && data.path("object").isNull()) {
        throw VigintiException.notFound(kind.graphQlName());
      }
      ObjectNode answer = NODES.objectNode();
      answer.set("data", data);
      return answer;
    }
    return switch (call.action()) {
      case ONE -> data(kind.singular(), one(kind, call.id(), data));
      case LIST -> data(kind.plural(), list(kind, objectId, data));
      case CREATE, UPDATE, DELETE -> throw new IllegalStateException("answered above");
    };
  }

  private static ObjectNode data(String name, JsonNode value) {
    ObjectNode answer = NODES.objectNode();
    answer.putObject("data").set(name, value);
    return answer;
  }

  private static JsonNode one(Kind kind, @Nullable String id, JsonNode data) {
    for (JsonNode item : list(kind, null, data)) {
      if (item.path("id").textValue().equalsIgnoreCase(id)) {
        return item;
      }
    }
    throw VigintiException.notFound(kind.graphQlName());
  }

  /** Each with the id of its object. */
  private static ArrayNode list(Kind kind, @Nullable String objectId, JsonNode data) {
    ArrayNode list = NODES.arrayNode();
    boolean isThere = objectId == null;
    for (JsonNode object : data.path(MetadataDocument.OBJECTS)) {
      String id = object.path("id").textValue();
      if (objectId == null || objectId.equalsIgnoreCase(id)) {
        isThere = true;
        for (JsonNode item : object.path(kind.plural())) {
          list.addObject().put("objectId", id).setAll((ObjectNode) item);
        }
      }
    }
    if (!isThere) {
      throw VigintiException.notFound(Kind.OBJECT.graphQlName());
    }
    return list;
  }

  /** In the words of REST: the body is the argument {@code data}. */
  private static VigintiException refusal(JsonNode error) {
    ObjectNode problem = NODES.objectNode();
    problem.setAll((ObjectNode) error.path("extensions"));
    problem.set("detail", error.path("message"));
    VigintiException told =
        HttpErrors.parse(
            HttpErrors.statusOf(ErrorCode.INTERNAL), problem, MeshService.METADATA.serviceName());
    if (told.problems().isEmpty()) {
      return told;
    }
    List<Problem> problems =
        told.problems().stream()
            .map(
                one ->
                    !one.path().isEmpty() && "data".equals(one.path().getFirst())
                        ? new Problem(one.path().subList(1, one.path().size()), one.message())
                        : one)
            .toList();
    return VigintiException.of(
        told.code(), message(problems.getFirst()), told.field().orElse(null), problems);
  }

  private static String message(Problem first) {
    String place = first.path().stream().map(String::valueOf).collect(Collectors.joining("."));
    return place.isEmpty() ? first.message() : place + ": " + first.message();
  }
}
