package io.viginti.data.value;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.EnumType;
import io.viginti.catalog.Junction;
import io.viginti.catalog.value.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Reads {@code {connect: […], create: […], disconnect: […], set: […]}}, the input of a list of
 * links. An id is taken as it is; what tells a record otherwise must be looked for.
 */
final class LinkInput {
  private final String field;
  private final Junction junction;
  private final RelatedInput relations;
  private final Problems problems;
  private final Set<UUID> connect = new LinkedHashSet<>();
  private final Set<UUID> disconnect = new LinkedHashSet<>();
  private final List<String> given = new ArrayList<>();
  private final List<Related> related = new ArrayList<>();

  LinkInput(String field, Junction junction, RelatedInput relations) {
    this.field = field;
    this.junction = junction;
    this.relations = relations;
    this.problems = relations.problems();
  }

  /** What the ids say. */
  LinkChange change() {
    return new LinkChange(
        field, junction, given.contains("set"), List.copyOf(connect), List.copyOf(disconnect));
  }

  /** The records that are told otherwise, or new. */
  List<Related> related() {
    return related;
  }

  void read(JsonNode value, InputPath at) {
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
      if (!mayChangeTarget()) {
        problems.forbid(here);
        continue;
      }
      switch (entry.getKey()) {
        case "connect", "set" ->
            readList(
                entry.getValue(),
                here,
                (one, place) -> readLink(one, place, connect, new Related.Linked(field)));
        case "create" -> readList(entry.getValue(), here, this::readCreation);
        case "disconnect" ->
            readList(
                entry.getValue(),
                here,
                (one, place) -> readLink(one, place, disconnect, new Related.Unlinked(field)));
        default -> problems.add(here, "is not connect, create, disconnect or set");
      }
    }
    if (given.contains("set") && (given.contains("connect") || given.contains("disconnect"))) {
      problems.add(at, "set says the whole list: connect and disconnect have no place beside it");
    }
    if (connect.stream().anyMatch(disconnect::contains)) {
      problems.add(at, "connects and disconnects the same record");
    }
  }

  private interface Reader {
    void read(JsonNode one, InputPath at);
  }

  private static void readList(JsonNode list, InputPath at, Reader reader) {
    if (!list.isArray()) {
      reader.read(list, at); // a single value stands for a list of one
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      reader.read(list.get(i), at.then(i));
    }
  }

  private void readLink(JsonNode record, InputPath at, Set<UUID> ids, Related.Place place) {
    if (record.isObject() && record.size() == 1 && record.has("id")) {
      Scalar.Reading reading = Scalar.ID.read(record.path("id"), EnumType.NONE);
      if (reading.value() instanceof UUID id) {
        ids.add(id);
      } else {
        problems.add(at.then("id"), "must be an ID");
      }
      return;
    }
    Related.Known known = relations.known(target(), record, at);
    if (known != null) {
      related.add(new Related(place, known));
    }
  }

  private void readCreation(JsonNode data, InputPath at) {
    Related.Created created = relations.created(target(), data, at);
    if (created != null) {
      related.add(new Related(new Related.Linked(field), created));
    }
  }

  /** A link that is made or cut changes the records at both its ends. */
  private boolean mayChangeTarget() {
    return junction
        .inverseName()
        .map(target()::requireField)
        .map(
            inverse ->
                relations.writer().rights().mayUpdate(target())
                    && relations.writer().rights().mayWrite(inverse))
        .orElse(true);
  }

  private CatalogObject target() {
    return junction.to();
  }
}
