package io.viginti.data.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.CatalogObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record's label: its label field as people read it. */
final class RecordLabel {
  private RecordLabel() {}

  /**
   * @param record in its API form
   * @return null when the object has no label or the record no value there
   */
  static @Nullable String of(CatalogObject object, @Nullable JsonNode record) {
    if (record == null) {
      return null;
    }
    return object
        .findLabelField()
        .map(field -> text(record.path(field.name())))
        .filter(label -> !label.isBlank())
        .orElse(null);
  }

  private static String text(JsonNode value) {
    if (value.isValueNode()) {
      return value.isNull() ? "" : value.asText();
    }
    List<String> words = new ArrayList<>();
    for (JsonNode part : value) {
      if (part.isTextual() && !part.textValue().isBlank()) {
        words.add(part.textValue());
      }
    }
    return String.join(" ", words);
  }
}
