package io.viginti.data.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.Junction;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.ReferenceField;
import io.viginti.catalog.RelationIdField;
import io.viginti.catalog.ToManyField;
import io.viginti.catalog.ToOneField;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Inputs that are accepted, of values that are stored as they are given. */
final class RandomInput {
  private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);
  private static final List<String> ADDRESSES = List.of("a@example.org", "b@example.org");
  private static final List<String> DEGREES = List.of("-2.50", "0", "0.1", "0.10", "45");

  private final Records records;
  private final RandomValues values;

  RandomInput(Records records, RandomValues values) {
    this.records = records;
    this.values = values;
  }

  /** Every field that must be there, and some others. */
  ObjectNode forCreate(CatalogObject object) {
    return input(object, true);
  }

  /** Some fields; now and then none. */
  ObjectNode forUpdate(CatalogObject object) {
    return input(object, false);
  }

  private ObjectNode input(CatalogObject object, boolean isCreate) {
    ObjectNode input = NODES.objectNode();
    Set<Object> taken = new HashSet<>();
    for (CatalogField field : object.fields()) {
      boolean isRequired = isCreate && !field.source().isNullable();
      if (!isRequired && !values.oneIn(3)) {
        continue;
      }
      switch (field) {
        case LeafField leaf -> {
          if (leaf.isWritable() && !leaf.isId()) {
            input.set(leaf.name(), value(leaf));
          }
        }
        case CompositeField composite -> {
          if (composite.isWritable()) {
            input.set(composite.name(), parts(composite));
          }
        }
        case RelationIdField id -> {
          if (taken.add(id.source())) {
            input.set(id.name(), target(id.relation()));
          }
        }
        case ToOneField one -> {
          // by its id
        }
        case ToManyField many -> {
          if (many.link() instanceof ToManyField.ByJunction(Junction way)
              && taken.add(way.table())) {
            input.set(many.name(), links(way, isCreate));
          }
        }
      }
    }
    return input;
  }

  private JsonNode value(LeafField leaf) {
    if (leaf.name().equals("position")) {
      return switch (values.pick(List.of(0, 1, 2, 3))) {
        case 0 -> NODES.textNode("first");
        case 1 -> NODES.textNode("last");
        default -> values.given(leaf).api();
      };
    }
    return values.value(leaf, leaf.source().isNullable()).api();
  }

  private JsonNode parts(CompositeField composite) {
    if (composite.source().isNullable() && values.oneIn(6)) {
      return NullNode.instance;
    }
    ObjectNode parts = NODES.objectNode();
    for (CompositeField.Part part : composite.parts()) {
      if (values.oneIn(2)) {
        parts.set(part.name(), values.oneIn(4) ? NullNode.instance : part(part));
      }
    }
    return parts;
  }

  private JsonNode part(CompositeField.Part part) {
    return switch (part.name()) {
      case "primaryEmail" -> NODES.textNode(values.pick(ADDRESSES));
      case "additionalEmails" -> NODES.arrayNode().add(values.pick(ADDRESSES));
      case "primaryLinkUrl" -> NODES.textNode("https://example.org/" + values.pick(DEGREES));
      case "currencyCode" -> NODES.textNode(values.pick(List.of("EUR", "USD")));
      case "addressLat", "addressLng" -> NODES.textNode(values.pick(DEGREES));
      default -> values.given(part).api();
    };
  }

  private JsonNode target(ReferenceField relation) {
    List<String> free =
        records.of(relation.target()).stream()
            .filter(target -> !Records.isDeleted(target))
            .map(Records::id)
            .filter(id -> !relation.isOneToOne() || !isTaken(relation, id))
            .toList();
    return free.isEmpty() || values.oneIn(4)
        ? NullNode.instance
        : NODES.textNode(values.pick(free));
  }

  private boolean isTaken(ReferenceField relation, String id) {
    return records.of(relation.owner()).stream()
        .anyMatch(record -> id.equals(record.path(relation.idName()).textValue()));
  }

  private JsonNode links(Junction way, boolean isCreate) {
    List<String> live =
        records.of(way.to()).stream()
            .filter(target -> !Records.isDeleted(target))
            .map(Records::id)
            .toList();
    if (live.isEmpty() || isCreate) {
      return NODES.objectNode().set("connect", some(live, Set.of()));
    }
    if (values.oneIn(3)) {
      return NODES.objectNode().set("set", some(live, Set.of()));
    }
    ArrayNode connect = some(live, Set.of());
    Set<String> connected = new HashSet<>();
    connect.forEach(one -> connected.add(Records.id(one)));
    ObjectNode links = NODES.objectNode();
    links.set("connect", connect);
    links.set("disconnect", some(live, connected));
    return links;
  }

  private ArrayNode some(List<String> ids, Set<String> except) {
    ArrayNode some = NODES.arrayNode();
    Set<String> picked = new HashSet<>(except);
    for (int i = ids.isEmpty() ? 0 : values.pick(List.of(0, 1, 2, 3)); i > 0; i--) {
      String id = values.pick(ids);
      if (picked.add(id)) {
        some.addObject().put("id", id);
      }
    }
    return some;
  }
}
