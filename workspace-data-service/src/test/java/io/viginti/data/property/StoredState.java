package io.viginti.data.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.Junction;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.RelationIdField;
import io.viginti.catalog.ToManyField;
import io.viginti.catalog.ToOneField;
import io.viginti.data.engine.RecordDatabase;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every record and link of a workspace as it answers them, compared with the records in memory. */
final class StoredState {
  private static final String ANY =
      "(filter: {or: [{deletedAt: {is: NULL}}, {deletedAt: {is: NOT_NULL}}]}, limit: 1000)";

  /** What only the server writes: taken over, not compared. */
  private static final List<String> STAMPS =
      List.of("createdAt", "updatedAt", "deletedAt", "createdBy", "updatedBy");

  private final RecordDatabase.Workspace workspace;
  private final Records records;

  StoredState(RecordDatabase.Workspace workspace, Records records) {
    this.workspace = workspace;
    this.records = records;
  }

  /**
   * Compares everything, and takes over what the server wrote.
   *
   * @param told ids of the records that have an event
   */
  void requireSame(Set<String> told) {
    for (CatalogObject object : records.byObject().keySet()) {
      JsonNode answer = workspace.graphql(query(object), JsonNodeFactory.instance.objectNode());
      Map<String, JsonNode> stored = new HashMap<>();
      answer.path("data").path("answer").forEach(one -> stored.put(Records.id(one), one));
      assertThat(stored.keySet()).as("records of %s", object).isEqualTo(ids(records.of(object)));
      for (ObjectNode record : records.of(object)) {
        requireSame(
            object,
            record,
            stored.getOrDefault(Records.id(record), MissingNode.getInstance()),
            told);
      }
    }
  }

  private static Set<String> ids(Iterable<? extends JsonNode> all) {
    Set<String> ids = new HashSet<>();
    all.forEach(one -> ids.add(Records.id(one)));
    return ids;
  }

  private static String query(CatalogObject object) {
    StringBuilder text = new StringBuilder();
    for (CatalogField field : object.fields()) {
      text.append(' ')
          .append(
              switch (field) {
                case LeafField leaf -> leaf.name();
                case RelationIdField id -> id.name();
                case CompositeField composite -> {
                  List<String> parts = new ArrayList<>();
                  composite.parts().forEach(part -> parts.add(RequestText.part(part.name())));
                  yield composite.name() + " { " + String.join(" ", parts) + " }";
                }
                case ToOneField one -> "";
                case ToManyField many ->
                    many.link() instanceof ToManyField.ByJunction
                        ? many.name() + ANY + " { id }"
                        : "";
              });
    }
    return "{ answer: %s%s {%s } }".formatted(object.namePlural(), ANY, text);
  }

  private void requireSame(
      CatalogObject object, ObjectNode record, JsonNode stored, Set<String> told) {
    String name = object + " " + Records.id(record);
    boolean isNew = record.path("createdAt").isNull();
    assertThat(stored.path("deletedAt").isNull())
        .as("%s is live", name)
        .isEqualTo(!Records.isDeleted(record));
    if (!isNew) {
      assertThat(stored.path("createdAt")).isEqualTo(record.path("createdAt"));
      assertThat(moment(stored).isAfter(moment(record)))
          .as("%s has a new version", name)
          .isEqualTo(told.contains(Records.id(record)));
    }
    STAMPS.forEach(stamp -> record.set(stamp, stored.path(stamp)));
    for (CatalogField field : object.fields()) {
      if (field instanceof ToManyField many
          && many.link() instanceof ToManyField.ByJunction(Junction way)) {
        assertThat(ids(stored.path(many.name())))
            .as("%s.%s", name, many.name())
            .isEqualTo(linked(way, Records.id(record)));
      } else if (record.has(field.name())) {
        assertThat(SameJson.difference(record.path(field.name()), stored.path(field.name())))
            .as("%s.%s", name, field.name())
            .isEmpty();
      }
    }
  }

  private static OffsetDateTime moment(JsonNode record) {
    return OffsetDateTime.parse(record.path("updatedAt").textValue());
  }

  private Set<String> linked(Junction way, String id) {
    Set<String> linked = new HashSet<>();
    ArrayNode table = records.linksOf(way.table());
    for (JsonNode link : table) {
      if (id.equals(link.path(way.fromColumn()).textValue())) {
        linked.add(link.path(way.toColumn()).textValue());
      }
    }
    return linked;
  }
}
