package io.viginti.data.property;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.Junction;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.MorphRelation;
import io.viginti.catalog.ReferenceField;
import io.viginti.catalog.RelationIdField;
import io.viginti.contracts.shape.FieldType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Records of a random shape, in memory and as rows for its tables. */
final class RandomRecords {
  private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

  private final Random random;
  private final RandomValues values;
  private final Map<CatalogObject, List<ObjectNode>> records = new LinkedHashMap<>();
  private final Map<CatalogObject, ArrayNode> rows = new LinkedHashMap<>();
  private final Map<String, ArrayNode> links = new LinkedHashMap<>();

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
    return new Records(records, links);
  }

  /** By table, for {@code json_populate_recordset}. */
  Map<String, ArrayNode> rows() {
    Map<String, ArrayNode> byTable = new LinkedHashMap<>(links);
    rows.forEach((object, table) -> byTable.put(object.tableName(), table));
    return byTable;
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
    object.junctions().forEach(this::link);
    Set<String> taken = new HashSet<>();
    List<ObjectNode> all = records.getOrDefault(object, List.of());
    ArrayNode table = rows.getOrDefault(object, NODES.arrayNode());
    for (int i = 0; i < all.size(); i++) {
      ObjectNode record = all.get(i);
      ObjectNode row = (ObjectNode) table.get(i);
      for (CatalogField field : object.fields()) {
        if (field instanceof RelationIdField id) {
          record.putNull(id.name());
          if (id.source().type() == FieldType.RELATION) {
            relate(record, row, id.relation(), taken);
          }
        }
      }
      for (MorphRelation morph : object.morphRelations()) {
        ReferenceField target = values.pick(morph.targets());
        relate(record, row, target, taken);
        row.put(
            morph.objectColumn(),
            row.path(morph.idColumn()).isTextual() ? target.target().tableName() : null);
      }
    }
  }

  /**
   * @param taken targets of relations one to one that have their record
   */
  private void relate(
      ObjectNode record, ObjectNode row, ReferenceField relation, Set<String> taken) {
    List<ObjectNode> targets = records.getOrDefault(relation.target(), List.of());
    String id = targets.isEmpty() || values.oneIn(4) ? null : Records.id(values.pick(targets));
    if (id != null && relation.isOneToOne() && !taken.add(relation.name() + id)) {
      id = null;
    }
    record.put(relation.idName(), id);
    row.put(relation.idColumn(), id);
  }

  private void link(Junction way) {
    List<ObjectNode> sources = records.getOrDefault(way.from(), List.of());
    List<ObjectNode> targets = records.getOrDefault(way.to(), List.of());
    if (links.containsKey(way.table()) || sources.isEmpty() || targets.isEmpty()) {
      return;
    }
    ArrayNode table = NODES.arrayNode();
    Set<String> pairs = new HashSet<>();
    for (int i = random.nextInt(40); i > 0; i--) {
      String from = Records.id(values.pick(sources));
      String to = Records.id(values.pick(targets));
      if (pairs.add(from + to)) {
        table.addObject().put(way.fromColumn(), from).put(way.toColumn(), to);
      }
    }
    links.put(way.table(), table);
  }
}
