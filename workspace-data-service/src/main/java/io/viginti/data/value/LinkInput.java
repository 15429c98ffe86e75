package io.viginti.data.value;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.EnumType;
import io.viginti.catalog.Junction;
import io.viginti.catalog.value.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Reads {@code {connect: […], disconnect: […], set: […]}}, the input of a list of links. */
final class LinkInput {
  private final Problems problems;
  private final Set<UUID> connect = new LinkedHashSet<>();
  private final Set<UUID> disconnect = new LinkedHashSet<>();
  private final List<String> given = new ArrayList<>();

  private LinkInput(Problems problems) {
    this.problems = problems;
  }

  static LinkChange read(
      String field, Junction junction, JsonNode value, InputPath at, Problems problems) {
    LinkInput input = new LinkInput(problems);
    input.readAll(value, at);
    return new LinkChange(
        field,
        junction,
        input.given.contains("set"),
        List.copyOf(input.connect),
        List.copyOf(input.disconnect));
  }

  private void readAll(JsonNode value, InputPath at) {
    if (!value.isObject()) {
      problems.add(at, "must be an object");
      return;
    }
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      InputPath here = at.then(entry.getKey());
      if (entry.getValue().isNull()) {
        continue;
      }
      given.add(entry.getKey());
      switch (entry.getKey()) {
        case "connect", "set" -> readList(entry.getValue(), here, connect);
        case "disconnect" -> readList(entry.getValue(), here, disconnect);
        default -> problems.add(here, "is not connect, disconnect or set");
      }
    }
    if (given.contains("set") && given.size() > 1) {
      problems.add(at, "set says the whole list: connect and disconnect have no place beside it");
    }
    if (connect.stream().anyMatch(disconnect::contains)) {
      problems.add(at, "connects and disconnects the same record");
    }
  }

  private void readList(JsonNode list, InputPath at, Set<UUID> ids) {
    if (!list.isArray()) {
      readOne(list, at, ids); // a single value stands for a list of one
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      readOne(list.get(i), at.then(i), ids);
    }
  }

  private void readOne(JsonNode record, InputPath at, Set<UUID> ids) {
    if (!record.isObject()) {
      problems.add(at, "must be an object");
      return;
    }
    for (Map.Entry<String, JsonNode> entry : record.properties()) {
      if (!entry.getKey().equals("id")) {
        problems.add(at.then(entry.getKey()), "does not tell a record");
      }
    }
    Scalar.Reading reading = Scalar.ID.read(record.path("id"), EnumType.NONE);
    if (reading.value() instanceof UUID id) {
      ids.add(id);
    } else {
      problems.add(at.then("id"), "must be an ID");
    }
  }
}
