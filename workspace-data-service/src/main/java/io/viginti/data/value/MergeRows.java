package io.viginti.data.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.InverseOneField;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.LeafType;
import io.viginti.catalog.MorphRelation;
import io.viginti.catalog.ReferenceField;
import io.viginti.catalog.RelationIdField;
import io.viginti.catalog.ToManyField;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.data.value.WriteRow.Assign;
import io.viginti.data.value.WriteRow.ColumnWrite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a record becomes when others are merged into it. Per field the first record that has a value
 * decides; composites are taken whole, lists are united. Nothing may point at a record that is
 * merged.
 */
public final class MergeRows {
  private final List<JsonNode> rows;
  private final Set<String> merged;
  private final Map<String, ColumnWrite> columns = new LinkedHashMap<>();
  private final Map<String, List<String>> columnsOfField = new LinkedHashMap<>();

  private final Predicate<CatalogField> mayWrite;

  private MergeRows(CatalogObject object, List<JsonNode> rows, Predicate<CatalogField> mayWrite) {
    this.rows = rows;
    this.mayWrite = mayWrite;
    String id = object.requireField("id") instanceof LeafField leaf ? leaf.column() : "id";
    this.merged = rows.stream().map(row -> row.path(id).asText()).collect(Collectors.toSet());
  }

  /**
   * What changes in the first record.
   *
   * @param rows what {@code to_json} made of the physical rows, the one that stays first, the
   *     others in the order of their priority
   * @param mayWrite fields that the caller may not write stay as the first record has them
   */
  public static WriteRow merge(
      CatalogObject object, List<JsonNode> rows, Predicate<CatalogField> mayWrite) {
    MergeRows merge = new MergeRows(object, rows, mayWrite);
    object.fields().forEach(field -> merge.add(object, field));
    object.morphRelations().forEach(merge::addMorph);
    return new WriteRow(merge.columns, merge.columnsOfField, List.of());
  }

  private void add(CatalogObject object, CatalogField field) {
    if (!field.isWritable() || !mayWrite.test(field)) {
      return;
    }
    switch (field) {
      case LeafField leaf -> {
        if (leaf.leafType() != LeafType.POSITION) {
          set(
              leaf.name(),
              leaf,
              MergeLists.isList(leaf) ? MergeLists.unite(leaf, rows) : first(leaf));
        }
      }
      case CompositeField composite -> addComposite(composite);
      case RelationIdField id -> {
        if (!id.relation().isMorph()) {
          set(id.name(), id, target(id, id.relation().target() == object));
        }
      }
      case ReferenceField reference -> {
        // by its id
      }
      case InverseOneField inverse -> {
        // by the record that points here
      }
      case ToManyField many -> {
        // by the records that point here
      }
    }
  }

  private void addComposite(CompositeField field) {
    switch (field.composite()) {
      case LINKS, EMAILS, PHONES ->
          MergeLists.unite(field, rows).forEach((part, value) -> set(field.name(), part, value));
      case FULL_NAME, ADDRESS, CURRENCY, RICH_TEXT, ACTOR -> {
        JsonNode first =
            rows.stream()
                .filter(row -> field.parts().stream().anyMatch(part -> hasValue(row, part)))
                .findFirst()
                .orElse(rows.getFirst());
        field.parts().forEach(part -> set(field.name(), part, first.path(part.column())));
      }
    }
  }

  private JsonNode first(Leaf leaf) {
    return rows.stream()
        .filter(row -> hasValue(row, leaf))
        .findFirst()
        .orElse(rows.getFirst())
        .path(leaf.column());
  }

  private JsonNode target(RelationIdField id, boolean isSelf) {
    return rows.stream()
        .map(row -> row.path(id.column()))
        .filter(value -> value.isTextual() && !(isSelf && merged.contains(value.asText())))
        .findFirst()
        .orElse(NullNode.getInstance());
  }

  private void addMorph(MorphRelation relation) {
    for (JsonNode row : rows) {
      String table = row.path(relation.objectColumn()).asText();
      for (ReferenceField target : relation.targets()) {
        boolean isSet = row.path(relation.idColumn()).isTextual();
        if (isSet && mayWrite.test(target) && target.target().tableName().equals(table)) {
          if (row != rows.getFirst()) {
            List<String> pair = List.of(relation.objectColumn(), relation.idColumn());
            columns.put(relation.objectColumn(), new Assign(ColumnType.TEXT, table));
            columns.put(
                relation.idColumn(),
                new Assign(
                    ColumnType.UUID,
                    StoredJson.read(row.path(relation.idColumn()), ColumnType.UUID)));
            columnsOfField.put(target.idName(), pair);
          }
          return;
        }
      }
    }
  }

  /** Blank text and empty lists tell nothing. */
  static boolean hasValue(JsonNode row, Leaf leaf) {
    JsonNode value = row.path(leaf.column());
    return !value.isMissingNode()
        && !value.isNull()
        && !(value.isTextual() && value.textValue().isBlank())
        && !(value.isContainerNode() && value.isEmpty());
  }

  /** Writes a column where it differs from what the first record has. */
  private void set(String field, Leaf leaf, JsonNode value) {
    JsonNode present = rows.getFirst().path(leaf.column());
    boolean isSame = present.equals(value) || value.isNull() && present.isMissingNode();
    if (!isSame) {
      columns.put(
          leaf.column(), new Assign(leaf.columnType(), StoredJson.read(value, leaf.columnType())));
      columnsOfField.computeIfAbsent(field, none -> new ArrayList<>()).add(leaf.column());
    }
  }
}
