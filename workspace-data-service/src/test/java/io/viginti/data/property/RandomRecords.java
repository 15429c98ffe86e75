package io.viginti.data.property;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.MorphRelation;
import io.viginti.catalog.RelationIdField;
import io.viginti.catalog.ToOneField;
import io.viginti.contracts.shape.FieldType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Records of a random shape, in memory and as rows for its tables. */
final class RandomRecords {
  private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

  private final Random random;
  private final RandomValues values;
  private final Map<CatalogObject, List<ObjectNode>> records = new LinkedHashMap<>();
  private final Map<CatalogObject, ArrayNode> rows = new LinkedHashMap<>();

  RandomRecords(Catalog catalog, Random random) {
    this.random = random;
    this.values = new RandomValues(random);
    for (CatalogObject object : catalog.objects()) {
      addAll(object);
    }
    for (CatalogObject object : catalog.objects()) {
      relateAll(object);
    }
  }

  Records records() {
    return new Records(records);
  }

  /** For {@code json_populate_recordset}. */
  Map<CatalogObject, ArrayNode> rows() {
    return rows;
  }

  private void addAll(CatalogObject object) {
    List<ObjectNode> all = new ArrayList<>();
    ArrayNode table = NODES.arrayNode();
    for (int i = values.oneIn(6) ? 70 : random.nextInt(20); i > 0; i--) {
      ObjectNode record = NODES.objectNode();
      ObjectNode row = table.addObject();
      for (CatalogField field : object.fields()) {
        switch (field) {
          case LeafField leaf -> put(record, row, leaf.name(), leaf, mayBeNull(leaf));
          case CompositeField composite -> {
            ObjectNode parts = record.putObject(composite.name());
            composite.parts().forEach(part -> put(parts, row, part.name(), part, true));
          }
          default -> {
            // Relations follow when every record is there.
          }
        }
      }
      String id = new UUID(random.nextLong(), random.nextLong()).toString();
      record.put("id", id);
      row.put("id", id);
      all.add(record);
    }
    records.put(object, all);
    rows.put(object, table);
  }

  private boolean mayBeNull(LeafField leaf) {
    return leaf.source().isNullable() && (!leaf.name().equals("deletedAt") || !values.oneIn(3));
  }

  private void put(ObjectNode into, ObjectNode row, String name, Leaf leaf, boolean mayBeNull) {
    boolean isLive = name.equals("deletedAt") && !values.oneIn(4);
    RandomValues.Value value =
        isLive
            ? new RandomValues.Value(NODES.nullNode(), NODES.nullNode())
            : values.value(leaf, mayBeNull);
    into.set(name, value.api());
    row.set(leaf.column(), value.stored());
  }

  private void relateAll(CatalogObject object) {
    List<ObjectNode> all = records.getOrDefault(object, List.of());
    ArrayNode table = rows.getOrDefault(object, NODES.arrayNode());
    for (int i = 0; i < all.size(); i++) {
      ObjectNode record = all.get(i);
      ObjectNode row = (ObjectNode) table.get(i);
      for (CatalogField field : object.fields()) {
        if (field instanceof RelationIdField id) {
          record.putNull(id.name());
          if (id.source().type() == FieldType.RELATION) {
            relate(record, row, id.relation());
          }
        }
      }
      for (MorphRelation morph : object.morphRelations()) {
        ToOneField target = values.pick(morph.targets());
        relate(record, row, target);
        row.put(
            morph.objectColumn(),
            row.path(morph.idColumn()).isTextual() ? target.target().tableName() : null);
      }
    }
  }

  private void relate(ObjectNode record, ObjectNode row, ToOneField relation) {
    List<ObjectNode> targets = records.getOrDefault(relation.target(), List.of());
    String id = targets.isEmpty() || values.oneIn(4) ? null : Records.id(values.pick(targets));
    record.put(relation.idName(), id);
    row.put(relation.idColumn(), id);
  }
}
