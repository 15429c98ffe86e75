package io.viginti.data.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.CompositeField.Part;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.value.JsonText;
import io.viginti.contracts.shape.ColumnType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists of several records as one, without repeats, in the order of the records. Of links, e-mail
 * addresses and phone numbers the first primary stays primary and the others become further ones.
 */
final class MergeLists {
  private final CompositeField field;
  private final Map<JsonNode, JsonNode> others = new LinkedHashMap<>();
  private final Map<Part, JsonNode> values = new LinkedHashMap<>();

  private MergeLists(CompositeField field) {
    this.field = field;
  }

  static boolean isList(Leaf leaf) {
    return switch (leaf.leafType()) {
      case ENUM_LIST, STRING_LIST, FILE_ITEMS -> true;
      case ID,
          STRING,
          INT,
          FLOAT,
          BIG_FLOAT,
          BOOLEAN,
          DATE,
          DATE_TIME,
          POSITION,
          JSON,
          ENUM,
          JSON_STRING_LIST,
          LINK_ITEMS ->
          false;
    };
  }

  /** Items of all rows; files are the same when their ids are. */
  static JsonNode unite(Leaf leaf, List<JsonNode> rows) {
    Map<JsonNode, JsonNode> items = new LinkedHashMap<>();
    for (JsonNode row : rows) {
      for (JsonNode item : row.path(leaf.column())) {
        items.putIfAbsent(leaf.columnType() == ColumnType.JSONB ? item.path("fileId") : item, item);
      }
    }
    return items.isEmpty()
        ? rows.getFirst().path(leaf.column())
        : JsonText.mapper().createArrayNode().addAll(items.values());
  }

  static Map<Part, JsonNode> unite(CompositeField field, List<JsonNode> rows) {
    MergeLists lists = new MergeLists(field);
    switch (field.composite()) {
      case EMAILS -> lists.emails(rows);
      case LINKS -> lists.links(rows);
      case PHONES -> lists.phones(rows);
      case FULL_NAME, ADDRESS, CURRENCY, RICH_TEXT, ACTOR ->
          throw new IllegalArgumentException(field + " is no list");
    }
    return lists.values;
  }

  private Part part(String name) {
    return field
        .findPart(name)
        .orElseThrow(() -> new IllegalStateException(field + " has no part " + name));
  }

  private JsonNode stored(JsonNode row, String name) {
    JsonNode value = row.path(part(name).column());
    return value.isMissingNode() ? NullNode.getInstance() : value;
  }

  private void emails(List<JsonNode> rows) {
    for (JsonNode row : rows) {
      JsonNode primary = stored(row, "primaryEmail");
      if (primary.isTextual()) {
        others.putIfAbsent(primary, primary);
      }
      stored(row, "additionalEmails").forEach(other -> others.putIfAbsent(other, other));
    }
    JsonNode primary = takeFirst(rows, "primaryEmail");
    values.put(part("primaryEmail"), primary);
    others.remove(primary);
    rest("additionalEmails", rows);
  }

  private void links(List<JsonNode> rows) {
    for (JsonNode row : rows) {
      JsonNode url = stored(row, "primaryLinkUrl");
      if (url.isTextual()) {
        ObjectNode item = JsonText.mapper().createObjectNode();
        item.set("label", stored(row, "primaryLinkLabel"));
        others.putIfAbsent(url, item.set("url", url));
      }
      stored(row, "secondaryLinks").forEach(item -> others.putIfAbsent(item.path("url"), item));
    }
    JsonNode first = firstWith(rows, "primaryLinkUrl");
    values.put(part("primaryLinkLabel"), stored(first, "primaryLinkLabel"));
    values.put(part("primaryLinkUrl"), stored(first, "primaryLinkUrl"));
    others.remove(stored(first, "primaryLinkUrl"));
    rest("secondaryLinks", rows);
  }

  private void phones(List<JsonNode> rows) {
    for (JsonNode row : rows) {
      if (stored(row, "primaryPhoneNumber").isTextual()) {
        ObjectNode item = JsonText.mapper().createObjectNode();
        item.set("number", stored(row, "primaryPhoneNumber"));
        item.set("countryCode", stored(row, "primaryPhoneCountryCode"));
        item.set("callingCode", stored(row, "primaryPhoneCallingCode"));
        others.putIfAbsent(number(item), item);
      }
      stored(row, "additionalPhones").forEach(item -> others.putIfAbsent(number(item), item));
    }
    JsonNode first = firstWith(rows, "primaryPhoneNumber");
    for (String name :
        List.of("primaryPhoneNumber", "primaryPhoneCountryCode", "primaryPhoneCallingCode")) {
      values.put(part(name), stored(first, name));
    }
    others.remove(
        TextNode.valueOf(
            stored(first, "primaryPhoneCallingCode").asText()
                + " "
                + stored(first, "primaryPhoneNumber").asText()));
    rest("additionalPhones", rows);
  }

  private static JsonNode number(JsonNode item) {
    return TextNode.valueOf(item.path("callingCode").asText() + " " + item.path("number").asText());
  }

  private JsonNode firstWith(List<JsonNode> rows, String name) {
    return rows.stream()
        .filter(row -> stored(row, name).isTextual())
        .findFirst()
        .orElse(rows.getFirst());
  }

  private JsonNode takeFirst(List<JsonNode> rows, String name) {
    return stored(firstWith(rows, name), name);
  }

  private void rest(String name, List<JsonNode> rows) {
    ArrayNode items = JsonText.mapper().createArrayNode().addAll(others.values());
    values.put(part(name), items.isEmpty() ? stored(rows.getFirst(), name) : items);
  }
}
