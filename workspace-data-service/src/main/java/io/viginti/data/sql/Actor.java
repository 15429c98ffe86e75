package io.viginti.data.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.value.JsonText;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who writes: the value of createdBy and updatedBy, and the actor of events.
 *
 * @param source a value of the enum ActorSource
 * @param context JSON text
 */
public record Actor(
    String source, @Nullable UUID workspaceMemberId, String name, @Nullable String context) {
  /** The same as an ACTOR value of the API. */
  public String toJson() {
    ObjectNode json = JsonText.mapper().createObjectNode().put("source", source);
    json.put("workspaceMemberId", workspaceMemberId == null ? null : workspaceMemberId.toString());
    json.put("name", name);
    json.set("context", context == null ? JsonText.mapper().nullNode() : JsonText.parse(context));
    return JsonText.write(json);
  }

  /** The stored value of a part of the composite. */
  @Nullable Object part(String name) {
    return switch (name) {
      case "source" -> source;
      case "workspaceMemberId" -> workspaceMemberId;
      case "name" -> this.name;
      case "context" -> context;
      default -> throw new IllegalArgumentException("an actor has no " + name);
    };
  }

  /** Reads an ACTOR value of the internal API. */
  public static Actor of(JsonNode json) {
    String member = json.path("workspaceMemberId").textValue();
    return new Actor(
        json.path("source").asText("SYSTEM"),
        member == null ? null : UUID.fromString(member),
        json.path("name").asText("System"),
        json.hasNonNull("context") ? JsonText.write(json.get("context")) : null);
  }
}
