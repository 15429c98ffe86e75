package io.viginti.data.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.LeafType;
import io.viginti.data.link.DownloadLinks;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The {@code url} of files in a record's API form: events are stored without it. */
final class EventFiles {
  private EventFiles() {}

  /** Whether a record may hold files: an own field is a list of objects that name one. */
  static boolean mayBeIn(@Nullable JsonNode record) {
    if (record != null) {
      for (JsonNode field : record) {
        if (field.isArray() && field.path(0).has("fileId")) {
          return true;
        }
      }
    }
    return false;
  }

  /** The same record with links. */
  static @Nullable JsonNode linked(
      @Nullable JsonNode record, CatalogObject object, DownloadLinks links) {
    if (record == null) {
      return null;
    }
    JsonNode copy = record.deepCopy();
    for (CatalogField field : object.fields()) {
      if (field instanceof LeafField leaf && leaf.leafType() == LeafType.FILE_ITEMS) {
        for (JsonNode item : copy.path(field.name())) {
          if (item instanceof ObjectNode file) {
            file.put("url", links.urlOf(UUID.fromString(file.path("fileId").asText())));
          }
        }
      }
    }
    return copy;
  }
}
