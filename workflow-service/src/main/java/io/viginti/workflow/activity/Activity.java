package io.viginti.workflow.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.contracts.event.CloudEvent;
import io.viginti.contracts.event.RecordChange;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From a record event to the activity it gives, as the input of a {@code timelineActivity}. */
final class Activity {
  private static final Map<String, String> VERBS =
      Map.of(
          "record.created", "created",
          "record.updated", "updated",
          "record.deleted", "deleted",
          "record.restored", "restored");

  private Activity() {}

  /** Empty for system objects and for events that give none. */
  static Optional<ObjectNode> of(CloudEvent event, RecordChange change) {
    String verb = VERBS.get(event.type());
    if (verb == null || change.isSystemObject()) {
      return Optional.empty();
    }
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    input.put("id", EventId.activityOf(event.id()).toString());
    input.put("name", change.objectName() + "." + verb);
    input.put("happensAt", event.time().toString());
    input.set("properties", diff(change));
    input.put("linkedRecordName", change.linkedLabel());
    JsonNode member = change.actor().path("workspaceMemberId");
    if (member.isTextual()) {
      input.set("workspaceMemberId", member);
    }
    input.put(targetField(change.objectName()), change.recordId());
    return Optional.of(input);
  }

  /** The to-one field of the morph relation {@code target}: {@code targetCompanyId}. */
  static String targetField(String objectName) {
    return "target" + Character.toUpperCase(objectName.charAt(0)) + objectName.substring(1) + "Id";
  }

  /** {@code {field: {before, after}}} of what the caller changed. */
  private static ObjectNode diff(RecordChange change) {
    ObjectNode diff = JsonNodeFactory.instance.objectNode();
    for (String field : change.updatedFields()) {
      ObjectNode values = diff.putObject(field);
      values.set("before", valueOf(change.before(), field));
      values.set("after", valueOf(change.after(), field));
    }
    return diff;
  }

  private static JsonNode valueOf(@Nullable JsonNode record, String field) {
    JsonNode value = record == null ? null : record.get(field);
    if (value == null && record != null) {
      value = record.get(field + "Id");
    }
    return value == null ? JsonNodeFactory.instance.nullNode() : value;
  }
}
