package io.viginti.gateway.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.platform.error.VigintiException;
import org.jspecify.annotations.Nullable;

/** The parameters of a request to run an operation, checked for their types. */
public record Parameters(String query, @Nullable String operationName, ObjectNode variables) {
  /** Reads a request body. */
  public static Parameters ofBody(byte[] body) {
    return of(JsonBody.parse(body));
  }

  /** Reads the JSON of one operation, as a body or a WebSocket message has it. */
  public static Parameters of(@Nullable JsonNode tree) {
    if (!(tree instanceof ObjectNode body)) {
      throw VigintiException.badInput("A JSON object with a query is expected.");
    }
    JsonNode query = body.get("query");
    if (query == null || !query.isTextual()) {
      throw VigintiException.badInput("The parameter query must be a string.");
    }
    JsonNode name = body.get("operationName");
    if (name != null && !name.isNull() && !name.isTextual()) {
      throw VigintiException.badInput("The parameter operationName must be a string.");
    }
    object(body.get("extensions"), "extensions");
    return new Parameters(
        query.textValue(),
        name == null ? null : name.textValue(),
        object(body.get("variables"), "variables"));
  }

  /** Reads the parameters of a URL. */
  public static Parameters ofUrl(
      @Nullable String query,
      @Nullable String operationName,
      @Nullable String variables,
      @Nullable String extensions) {
    if (query == null) {
      throw VigintiException.badInput("The parameter query is required.");
    }
    object(parse(extensions, "extensions"), "extensions");
    return new Parameters(
        query,
        operationName == null || operationName.isEmpty() ? null : operationName,
        object(parse(variables, "variables"), "variables"));
  }

  /** Reads a message's JSON; null when it is none. */
  public static @Nullable JsonNode findJson(String text) {
    try {
      return JsonBody.JSON.readTree(text);
    } catch (JsonProcessingException notJson) {
      return null;
    }
  }

  private static @Nullable JsonNode parse(@Nullable String text, String name) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    JsonNode json = findJson(text);
    if (json == null) {
      throw VigintiException.badInput("The parameter " + name + " is not valid JsonBody.JSON.");
    }
    return json;
  }

  private static ObjectNode object(@Nullable JsonNode value, String name) {
    if (value == null || value.isNull() || value.isMissingNode()) {
      return JsonBody.JSON.createObjectNode();
    }
    if (value instanceof ObjectNode object) {
      return object;
    }
    throw VigintiException.badInput("The parameter " + name + " must be an object.");
  }
}
