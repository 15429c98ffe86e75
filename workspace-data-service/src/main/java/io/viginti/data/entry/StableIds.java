package io.viginti.data.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.contracts.mesh.RecordCommand;
import io.viginti.contracts.mesh.RecordCommand.Operation;
import io.viginti.data.value.JsonText;
import java.util.UUID;

/** Gives the records of a keyed creation ids that follow from the key, so that a repeat is one. */
final class StableIds {
  private StableIds() {}

  static RecordCommand give(RecordCommand command, UUID workspace, String key) {
    JsonNode data = command.data();
    if (command.operation() != Operation.CREATE || data == null) {
      return command;
    }
    ArrayNode records = JsonText.mapper().createArrayNode();
    if (data.isArray()) {
      data.forEach(record -> records.add(withId(record, workspace, key, records.size())));
    } else {
      records.add(withId(data, workspace, key, 0));
    }
    return new RecordCommand(
        command.operation(),
        command.object(),
        command.id(),
        records,
        command.filter(),
        command.orderBy(),
        command.limit(),
        command.fields(),
        command.actor());
  }

  private static JsonNode withId(JsonNode record, UUID workspace, String key, int index) {
    if (!record.isObject() || record.hasNonNull("id")) {
      return record;
    }
    ObjectNode copy = record.deepCopy();
    copy.put("id", NameBasedId.of(workspace, "idempotency " + key + " " + index).toString());
    return copy;
  }
}
