package io.viginti.metadata.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.ShapeColumn;
import io.viginti.metadata.model.FieldModel;
import io.viginti.metadata.model.OptionModel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field's default value as its columns hold it: options by key, numbers and booleans as such,
 * everything else in PostgreSQL's input form as a JSON string.
 */
final class ColumnDefaults {
  private ColumnDefaults() {}

  static @Nullable JsonNode of(FieldModel field, ShapeColumn column) {
    JsonNode value = field.defaultValue();
    if (value == null || value.isNull()) {
      return null;
    }
    JsonNode part = column.part() == null ? value : value.path(column.part());
    if (part.isMissingNode() || part.isNull()) {
      return null;
    }
    if (field.type() == FieldType.SELECT || field.type() == FieldType.RATING) {
      return TextNode.valueOf(key(field, part.asText()));
    }
    if (column.type() == ColumnType.TEXT_ARRAY) {
      return TextNode.valueOf(array(field, part));
    }
    if (column.type() == ColumnType.JSONB) {
      return TextNode.valueOf(part.toString());
    }
    return part;
  }

  private static String key(FieldModel field, String value) {
    return field.options().stream()
        .filter(option -> option.value().equals(value))
        .map(OptionModel::key)
        .findFirst()
        .orElse(value);
  }

  /** PostgreSQL's array literal; every element quoted. */
  private static String array(FieldModel field, JsonNode elements) {
    List<String> quoted = new ArrayList<>();
    for (JsonNode element : elements) {
      String text =
          field.type() == FieldType.MULTI_SELECT ? key(field, element.asText()) : element.asText();
      quoted.add('"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }
    return "{" + String.join(",", quoted) + "}";
  }
}
