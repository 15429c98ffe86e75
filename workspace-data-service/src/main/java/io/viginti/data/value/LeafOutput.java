package io.viginti.data.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vertx.sqlclient.Row;
import io.viginti.catalog.EnumType;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.value.JsonText;
import io.viginti.catalog.value.Scalar;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;

/** Stored values to their API form: from a row to bytes, and from {@code to_json} of a row. */
public final class LeafOutput {
  private static final JsonNodeFactory NODES = JsonText.mapper().getNodeFactory();

  private LeafOutput() {}

  /**
   * Writes a column. JSON and numeric columns are selected as text.
   *
   * @return false, with nothing written, when the value is null
   */
  public static boolean write(JsonBytes out, Row row, int column, Scalar scalar, EnumType options) {
    Object value = row.getValue(column);
    if (value == null) {
      return false;
    }
    switch (scalar) {
      case TEXT -> out.string((String) value);
      case ID, BIG_INT, DECIMAL, DATE -> out.quotedAscii(value.toString());
      case INT, FLOAT, POSITION -> out.json(value.toString());
      case BOOLEAN -> out.bool((Boolean) value);
      case DATE_TIME -> out.quotedAscii(Moments.format((OffsetDateTime) value));
      case JSON, JSON_TEXT_LIST, LINK_ITEMS, FILE_ITEMS -> out.json((String) value);
      case TEXT_LIST -> writeList(out, (Object[]) value);
      case OPTION -> {
        Optional<String> option = options.findValue((String) value);
        option.ifPresent(out::string);
        return option.isPresent();
      }
      case OPTION_LIST ->
          writeList(
              out,
              Arrays.stream((Object[]) value)
                  .flatMap(key -> options.findValue((String) key).stream())
                  .toArray());
    }
    return true;
  }

  private static void writeList(JsonBytes out, Object[] texts) {
    out.mark('[');
    for (int i = 0; i < texts.length; i++) {
      if (i > 0) {
        out.mark(',');
      }
      out.string((String) texts[i]);
    }
    out.mark(']');
  }

  /**
   * The API form of a value as {@code to_json(row)} has it; the same as {@link #write} gives.
   *
   * @param stored read by {@link JsonText#mapper()}
   */
  public static JsonNode toApi(JsonNode stored, Leaf leaf) {
    if (stored.isNull() || stored.isMissingNode()) {
      return NullNode.getInstance();
    }
    EnumType options = leaf.enumType();
    return switch (Scalar.of(leaf)) {
      case BIG_INT -> TextNode.valueOf(stored.asText());
      case DECIMAL -> TextNode.valueOf(stored.decimalValue().toPlainString());
      case DATE_TIME -> TextNode.valueOf(Moments.format(OffsetDateTime.parse(stored.textValue())));
      case OPTION ->
          options
              .findValue(stored.textValue())
              .<JsonNode>map(TextNode::valueOf)
              .orElseGet(NullNode::getInstance);
      case OPTION_LIST -> {
        ArrayNode values = NODES.arrayNode();
        stored.forEach(key -> options.findValue(key.textValue()).ifPresent(values::add));
        yield values;
      }
      case TEXT,
          ID,
          DATE,
          INT,
          FLOAT,
          POSITION,
          BOOLEAN,
          JSON,
          JSON_TEXT_LIST,
          LINK_ITEMS,
          FILE_ITEMS,
          TEXT_LIST ->
          stored;
    };
  }
}
