package io.viginti.catalog.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.LeafField;
import io.viginti.contracts.shape.Shape;
import io.viginti.contracts.shape.ShapeField;
import io.viginti.contracts.shape.ShapeObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A default value is what a client would have written: it obeys the rules of its field's values, so
 * that no creation fails on it.
 */
public final class DefaultValue {
  private static final String OWNER = "owner";

  private DefaultValue() {}

  /**
   * The value in a form that a client may write and a column holds.
   *
   * @param field of a type that has values of its own: no relation, nothing the server keeps
   * @param value not JSON null
   * @return null when a fault was found
   */
  public static @Nullable JsonNode findNormal(ShapeField field, JsonNode value, Faults faults) {
    int[] found = {0};
    Faults counted =
        (fault, place) -> {
          found[0]++;
          faults.add(fault, place);
        };
    JsonNode normal =
        switch (alone(field)) {
          case LeafField leaf -> ofLeaf(leaf, value, counted);
          case CompositeField composite -> ofComposite(composite, value, counted);
          case CatalogField other ->
              throw new IllegalArgumentException(other.name() + " has no values of its own");
        };
    return found[0] == 0 ? normal : null;
  }

  private static CatalogField alone(ShapeField field) {
    ShapeObject owner =
        new ShapeObject(
            OWNER,
            OWNER,
            OWNER,
            false,
            true,
            false,
            ShapeObject.ClientWrites.ALL,
            null,
            List.of(),
            List.of(field),
            List.of());
    return Catalog.of(new Shape(Shape.FORMAT, List.of(owner)))
        .findObject(OWNER)
        .orElseThrow()
        .requireField(field.name());
  }

  private static @Nullable JsonNode ofLeaf(LeafField leaf, JsonNode value, Faults faults) {
    Scalar scalar = Scalar.of(leaf);
    if (scalar == Scalar.POSITION && value.isTextual()) {
      faults.add("must be a number"); // a column has no "first" and "last" by itself
      return null;
    }
    Object read = ReadValue.leaf(leaf, value, faults);
    return read == null ? null : written(scalar, read, value);
  }

  private static JsonNode ofComposite(CompositeField field, JsonNode value, Faults faults) {
    ObjectNode normal = JsonText.mapper().createObjectNode();
    ReadValue.composite(field, value, faults)
        .forEach(
            (part, read) ->
                normal.set(
                    part.name(),
                    read == null
                        ? NullNode.instance
                        : written(Scalar.of(part), read, value.path(part.name()))));
    return normal;
  }

  /** What was read, as a client writes it. */
  private static JsonNode written(Scalar scalar, Object read, JsonNode given) {
    return switch (scalar) {
      case TEXT -> TextNode.valueOf((String) read);
      case JSON_TEXT_LIST, LINK_ITEMS, JSON -> JsonText.parse((String) read);
      case FILE_ITEMS -> throw new IllegalArgumentException("files have no default value");
      case TEXT_LIST -> {
        ArrayNode list = JsonText.mapper().createArrayNode();
        for (String item : (String[]) read) {
          list.add(item);
        }
        yield list;
      }
      case OPTION_LIST -> given.isArray() ? given : JsonText.mapper().createArrayNode().add(given);
      case INT, BIG_INT -> whole(read, given);
      case ID, FLOAT, DECIMAL, BOOLEAN, DATE, DATE_TIME, POSITION, OPTION -> given;
    };
  }

  /** Without the fraction or exponent that no column of whole numbers takes. */
  private static JsonNode whole(Object read, JsonNode given) {
    if (given.isTextual()) {
      return TextNode.valueOf(read.toString());
    }
    return given.isIntegralNumber() ? given : JsonText.parse(read.toString());
  }
}
