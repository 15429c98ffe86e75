package io.viginti.data.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.Leaf;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.contracts.shape.ShapeOption;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Values out of small pools, so that ties, matches and patterns come often. */
final class RandomValues {
  private static final String LONG = "long ".repeat(60);
  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "A",
          "á",
          "ab",
          "aB",
          "b",
          "Zebra",
          "apple",
          "é",
          "a%b",
          "a_b",
          "a\\b",
          "'; --",
          "😀",
          "a b c",
          LONG + "a",
          LONG + "b");
  private static final List<Integer> INTS = List.of(-7, -1, 0, 1, 2, 3, Integer.MAX_VALUE);
  private static final List<Double> REALS = List.of(-1.5, 0.0, 0.25, 1.0, 2.0, 1e10);
  private static final List<String> WHOLES = List.of("-5", "0", "3", "9007199254740993");
  private static final List<String> DECIMALS =
      List.of("-2.50", "0", "0.1", "0.10", "7", "100000000000000000000");
  private static final List<String> DATES = List.of("1999-12-31", "2024-02-29", "2026-01-01");
  private static final List<String> MOMENTS =
      List.of(
          "1999-12-31T23:59:59Z",
          "2024-02-29T12:00:00.5Z",
          "2026-01-01T00:00:00Z",
          "2026-01-01T00:00:00.000001Z");
  private static final List<UUID> IDS =
      List.of(
          UUID.fromString("00000000-0000-4000-8000-000000000001"),
          UUID.fromString("7fffffff-0000-4000-8000-000000000002"),
          UUID.fromString("ffffffff-0000-4000-8000-000000000003"));
  private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

  private final Random random;

  RandomValues(Random random) {
    this.random = random;
  }

  /**
   * A value.
   *
   * @param api as the public API has it
   * @param stored as {@code json_populate_record} takes it
   */
  record Value(JsonNode api, JsonNode stored) {
    private static final Value NULL = new Value(NullNode.instance, NullNode.instance);

    private static Value same(JsonNode value) {
      return new Value(value, value);
    }
  }

  <T> T pick(List<T> pool) {
    return pool.get(random.nextInt(pool.size()));
  }

  boolean oneIn(int chances) {
    return random.nextInt(chances) == 0;
  }

  /** Null once in four times where it may be. */
  Value value(Leaf leaf, boolean mayBeNull) {
    return mayBeNull && oneIn(4) ? Value.NULL : given(leaf);
  }

  /** Not null. */
  Value given(Leaf leaf) {
    return switch (leaf.leafType()) {
      case ID -> Value.same(NODES.textNode(pick(IDS).toString()));
      case STRING -> Value.same(NODES.textNode(pick(TEXTS)));
      case INT -> Value.same(NODES.numberNode(pick(INTS)));
      case FLOAT, POSITION -> Value.same(NODES.numberNode(pick(REALS)));
      case BIG_FLOAT -> {
        String text = pick(leaf.columnType() == ColumnType.BIGINT ? WHOLES : DECIMALS);
        yield new Value(NODES.textNode(text), NODES.numberNode(new BigDecimal(text)));
      }
      case BOOLEAN -> Value.same(NODES.booleanNode(random.nextBoolean()));
      case DATE -> Value.same(NODES.textNode(pick(DATES)));
      case DATE_TIME -> Value.same(NODES.textNode(pick(MOMENTS)));
      case JSON -> Value.same(document());
      case ENUM -> {
        ShapeOption option = pick(leaf.enumType().options());
        yield new Value(NODES.textNode(option.value()), NODES.textNode(option.key()));
      }
      case ENUM_LIST -> options(leaf);
      case STRING_LIST, JSON_STRING_LIST -> Value.same(texts());
      case LINK_ITEMS -> Value.same(links());
      case FILE_ITEMS -> throw new IllegalStateException("files have tests of their own");
    };
  }

  private JsonNode document() {
    return switch (random.nextInt(4)) {
      case 0 -> NODES.objectNode().put("k", pick(TEXTS)).set("n", NODES.numberNode(pick(INTS)));
      case 1 -> texts();
      case 2 -> NODES.textNode(pick(TEXTS));
      default -> NODES.numberNode(1.5);
    };
  }

  private Value options(Leaf leaf) {
    ArrayNode values = NODES.arrayNode();
    ArrayNode keys = NODES.arrayNode();
    for (ShapeOption option : leaf.enumType().options()) {
      if (random.nextBoolean()) {
        values.add(option.value());
        keys.add(option.key());
      }
    }
    return new Value(values, keys);
  }

  private ArrayNode texts() {
    ArrayNode texts = NODES.arrayNode();
    for (int i = random.nextInt(3); i > 0; i--) {
      texts.add(pick(TEXTS));
    }
    return texts;
  }

  private ArrayNode links() {
    ArrayNode links = NODES.arrayNode();
    for (int i = random.nextInt(3); i > 0; i--) {
      ObjectNode link = links.addObject();
      link.put("label", oneIn(2) ? null : pick(TEXTS));
      link.put("url", "https://example.org/" + i);
    }
    return links;
  }
}
