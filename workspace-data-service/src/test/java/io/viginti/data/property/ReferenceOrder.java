package io.viginti.data.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.RelationIdField;
import io.viginti.catalog.ToManyField;
import io.viginti.catalog.ToOneField;
import io.viginti.contracts.shape.ShapeOption;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The order of records as API.md words it. */
final class ReferenceOrder {
  private static final Collator ROOT = Collator.getInstance(ULocale.ROOT).freeze();

  private final Records records;

  ReferenceOrder(Records records) {
    this.records = records;
  }

  /** By the keys, ties by id in the direction of the first. */
  Comparator<ObjectNode> comparator(CatalogObject object, @Nullable ArrayNode orderBy) {
    Comparator<ObjectNode> order = (left, right) -> 0;
    boolean isDescending = false;
    if (orderBy != null) {
      for (int i = 0; i < orderBy.size(); i++) {
        Key key = key(object, orderBy.get(i));
        order = order.thenComparing(key::compare);
        isDescending = i == 0 ? key.isDescending() : isDescending;
      }
    }
    Comparator<ObjectNode> byId = Comparator.comparing(Records::id);
    return order.thenComparing(isDescending ? byId.reversed() : byId);
  }

  /** The value of a record that an order looks at; null when there is none. */
  interface Read {
    @Nullable JsonNode value(JsonNode record);
  }

  /**
   * Where a value is.
   *
   * @param place a key of an order
   */
  Read read(CatalogObject object, JsonNode place) {
    return key(object, place).read();
  }

  private record Key(Leaf leaf, Read read, String direction) {
    boolean isDescending() {
      return direction.startsWith("Desc");
    }

    int compare(JsonNode left, JsonNode right) {
      JsonNode leftValue = read.value(left);
      JsonNode rightValue = read.value(right);
      if (leftValue == null || rightValue == null) {
        int nullsLast = Boolean.compare(leftValue == null, rightValue == null);
        return direction.endsWith("First") ? -nullsLast : nullsLast;
      }
      int order = orderOf(leaf, leftValue, rightValue);
      return isDescending() ? -order : order;
    }
  }

  private Key key(CatalogObject object, JsonNode one) {
    Map.Entry<String, JsonNode> entry = one.properties().iterator().next();
    CatalogField field = object.requireField(entry.getKey());
    return switch (field) {
      case LeafField leaf -> own(leaf, leaf.name(), entry.getValue());
      case RelationIdField id -> own(id, id.name(), entry.getValue());
      case CompositeField composite -> {
        Map.Entry<String, JsonNode> part = entry.getValue().properties().iterator().next();
        yield new Key(
            composite.findPart(part.getKey()).orElseThrow(),
            record -> present(record.path(composite.name()).path(part.getKey())),
            part.getValue().textValue());
      }
      case ToOneField relation -> {
        Key inner = key(relation.target(), entry.getValue());
        yield new Key(
            inner.leaf(),
            record ->
                records
                    .find(relation, record)
                    .filter(target -> !Records.isDeleted(target))
                    .map(inner.read()::value)
                    .orElse(null),
            inner.direction());
      }
      case ToManyField many -> throw new IllegalStateException(many + " has no order");
    };
  }

  private static Key own(Leaf leaf, String name, JsonNode direction) {
    return new Key(leaf, record -> present(record.path(name)), direction.textValue());
  }

  private static @Nullable JsonNode present(JsonNode value) {
    return value.isNull() || value.isMissingNode() ? null : value;
  }

  /** As lists are ordered: of texts the first 256 characters decide before the whole. */
  static int orderOf(Leaf leaf, JsonNode left, JsonNode right) {
    if (leaf.leafType() == io.viginti.catalog.LeafType.STRING) {
      int order = compareTexts(start(left.textValue()), start(right.textValue()));
      return order != 0 ? order : compareTexts(left.textValue(), right.textValue());
    }
    return compare(leaf, left, right);
  }

  private static String start(String text) {
    return text.codePointCount(0, text.length()) <= 256
        ? text
        : text.substring(0, text.offsetByCodePoints(0, 256));
  }

  /** As {@code gt} and {@code lt} compare. */
  static int compare(Leaf leaf, JsonNode left, JsonNode right) {
    return switch (leaf.leafType()) {
      case STRING -> compareTexts(left.textValue(), right.textValue());
      case INT, FLOAT, POSITION, BIG_FLOAT ->
          new BigDecimal(left.asText()).compareTo(new BigDecimal(right.asText()));
      case BOOLEAN -> Boolean.compare(left.booleanValue(), right.booleanValue());
      case DATE, ID -> left.textValue().compareTo(right.textValue());
      case DATE_TIME ->
          OffsetDateTime.parse(left.textValue())
              .toInstant()
              .compareTo(OffsetDateTime.parse(right.textValue()).toInstant());
      case ENUM -> Integer.compare(position(leaf, left), position(leaf, right));
      case ENUM_LIST, STRING_LIST, JSON, JSON_STRING_LIST, LINK_ITEMS, FILE_ITEMS ->
          throw new IllegalStateException("no order of " + leaf);
    };
  }

  private static int position(Leaf leaf, JsonNode value) {
    List<ShapeOption> options = leaf.enumType().options();
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i).value().equals(value.textValue())) {
        return i;
      }
    }
    throw new IllegalStateException("no option " + value);
  }

  private static int compareTexts(String left, String right) {
    int order = ROOT.compare(left, right);
    return order != 0
        ? order
        : Arrays.compareUnsigned(
            left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }
}
