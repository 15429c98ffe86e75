package io.viginti.data.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.InverseOneField;
import io.viginti.catalog.Junction;
import io.viginti.catalog.ReferenceField;
import io.viginti.catalog.ToManyField;
import io.viginti.catalog.ToOneField;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The records of a workspace in memory, deleted ones too.
 *
 * @param byObject each with every field in the form of the API, composites as objects, relations by
 *     their {@code <f>Id}
 * @param links rows of the tables of links, by table
 */
record Records(Map<CatalogObject, List<ObjectNode>> byObject, Map<String, ArrayNode> links) {
  private static final ArrayNode NO_LINKS = JsonNodeFactory.instance.arrayNode();

  List<ObjectNode> of(CatalogObject object) {
    return byObject.getOrDefault(object, List.of());
  }

  /** The rows of a table of links. */
  ArrayNode linksOf(String table) {
    return links.computeIfAbsent(table, none -> JsonNodeFactory.instance.arrayNode());
  }

  /** The record behind a relation, deleted or not. */
  Optional<ObjectNode> find(ToOneField field, JsonNode record) {
    return switch (field) {
      case ReferenceField own ->
          of(field.target()).stream()
              .filter(target -> id(target).equals(record.path(own.idName()).textValue()))
              .findFirst();
      case InverseOneField inverse ->
          of(field.target()).stream()
              .filter(
                  target -> id(record).equals(target.path(inverse.inverse().idName()).textValue()))
              .findFirst();
    };
  }

  /** The records of a list, deleted ones too. */
  List<ObjectNode> list(ToManyField field, JsonNode parent) {
    String id = id(parent);
    return switch (field.link()) {
      case ToManyField.ByColumn(var inverse) ->
          of(field.target()).stream()
              .filter(child -> id.equals(child.path(inverse.idName()).textValue()))
              .toList();
      case ToManyField.ByJunction(Junction way) -> {
        Set<String> linked =
            StreamSupport.stream(links.getOrDefault(way.table(), NO_LINKS).spliterator(), false)
                .filter(link -> id.equals(link.path(way.fromColumn()).textValue()))
                .map(link -> link.path(way.toColumn()).textValue())
                .collect(Collectors.toSet());
        yield of(field.target()).stream().filter(child -> linked.contains(id(child))).toList();
      }
    };
  }

  static String id(JsonNode record) {
    return record.path("id").textValue();
  }

  static boolean isDeleted(ObjectNode record) {
    return !record.path("deletedAt").isNull();
  }
}
