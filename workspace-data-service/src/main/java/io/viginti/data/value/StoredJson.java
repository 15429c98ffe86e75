package io.viginti.data.value;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.value.JsonText;
import io.viginti.contracts.shape.ColumnType;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A column as {@code to_json} shows it, in the Java type that the driver binds. */
final class StoredJson {
  private StoredJson() {}

  static @Nullable Object read(JsonNode value, ColumnType type) {
    if (value.isNull() || value.isMissingNode()) {
      return null;
    }
    return switch (type) {
      case UUID -> UUID.fromString(value.asText());
      case TEXT, TSVECTOR -> value.asText();
      case BOOLEAN -> value.booleanValue();
      case DATE -> LocalDate.parse(value.asText());
      case TIMESTAMPTZ -> OffsetDateTime.parse(value.asText());
      case INTEGER -> value.intValue();
      case BIGINT -> value.longValue();
      case DOUBLE -> value.doubleValue();
      case NUMERIC -> value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
      case JSONB -> JsonText.write(value);
      case TEXT_ARRAY -> {
        String[] items = new String[value.size()];
        for (int i = 0; i < items.length; i++) {
          items[i] = value.get(i).asText();
        }
        yield items;
      }
    };
  }
}
