package io.viginti.data.property;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.CatalogObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The records of a workspace in memory, deleted ones too.
 *
 * @param byObject each with every field in the form of the API, composites as objects, relations by
 *     their {@code <f>Id}
 */
record Records(Map<CatalogObject, List<ObjectNode>> byObject) {
  List<ObjectNode> of(CatalogObject object) {
    return byObject.getOrDefault(object, List.of());
  }

  Optional<ObjectNode> find(CatalogObject object, String id) {
    return of(object).stream().filter(record -> id(record).equals(id)).findFirst();
  }

  static String id(ObjectNode record) {
    return record.path("id").textValue();
  }

  static boolean isDeleted(ObjectNode record) {
    return !record.path("deletedAt").isNull();
  }
}
