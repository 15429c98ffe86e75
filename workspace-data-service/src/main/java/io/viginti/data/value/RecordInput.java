package io.viginti.data.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.InverseOneField;
import io.viginti.catalog.Junction;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.ReferenceField;
import io.viginti.catalog.RelationIdField;
import io.viginti.catalog.ToManyField;
import io.viginti.catalog.ToOneField;
import io.viginti.catalog.value.ReadValue;
import io.viginti.catalog.value.Scalar;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.data.value.WriteRow.Assign;
import io.viginti.data.value.WriteRow.ClearIfTarget;
import io.viginti.data.value.WriteRow.ColumnWrite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a create or update input of one object; everything wrong with it is reported at once. */
public final class RecordInput {
  /** Written by the compiler itself; never by an input. */
  private static final Set<String> KEPT_BY_SERVER =
      Set.of("createdAt", "updatedAt", "deletedAt", "createdBy", "updatedBy");

  private final CatalogObject object;
  private final RelatedInput relations;
  private final Writer writer;
  private final boolean isCreate;
  private final Problems problems;
  private final Map<String, ColumnWrite> columns = new LinkedHashMap<>();
  private final Map<String, List<String>> columnsOfField = new LinkedHashMap<>();
  private final List<LinkChange> links = new ArrayList<>();
  private final List<Related> related = new ArrayList<>();

  /**
   * Whose input it is.
   *
   * @param isMesh another service, which may write system fields too
   */
  public record Writer(boolean isMesh, InputRights rights) {
    /** A client who may write everything. */
    public static final Writer CLIENT = new Writer(false, InputRights.ALL);
  }

  private RecordInput(CatalogObject object, RelatedInput relations, boolean isCreate) {
    this.object = object;
    this.relations = relations;
    this.writer = relations.writer();
    this.isCreate = isCreate;
    this.problems = relations.problems();
  }

  /** Fields not given get their default; what is required must be there. */
  public static WriteRow forCreate(
      CatalogObject object, JsonNode data, Writer writer, InputPath path, Problems problems) {
    return forCreate(object, data, new RelatedInput(writer, 0, problems), path);
  }

  /** The same of a record that another one's input may create. */
  static WriteRow forCreate(
      CatalogObject object, JsonNode data, RelatedInput relations, InputPath path) {
    RecordInput input = new RecordInput(object, relations, true);
    input.readAll(data, path);
    if (data.isObject()) {
      input.completeWithDefaults(data, path);
    }
    return input.toRow();
  }

  public static WriteRow forUpdate(
      CatalogObject object, JsonNode data, Writer writer, InputPath path, Problems problems) {
    RecordInput input = new RecordInput(object, new RelatedInput(writer, 0, problems), false);
    input.readAll(data, path);
    return input.toRow();
  }

  /** The columns that fields have, read as if they were written. */
  static Map<String, ColumnWrite> forKey(
      CatalogObject object, Map<String, JsonNode> given, RelatedInput relations, InputPath path) {
    RecordInput input = new RecordInput(object, relations, true);
    given.forEach(
        (name, value) -> input.readKey(object.requireField(name), value, path.then(name)));
    return input.columns;
  }

  private void readKey(CatalogField field, JsonNode value, InputPath at) {
    if (writer.rights().mayRead(field)) {
      read(field, value, at);
    } else {
      problems.forbid(at);
    }
  }

  private WriteRow toRow() {
    return new WriteRow(columns, columnsOfField, links, related);
  }

  private void readAll(JsonNode data, InputPath path) {
    if (!data.isObject()) {
      problems.add(path, "must be an object");
      return;
    }
    for (Map.Entry<String, JsonNode> entry : data.properties()) {
      InputPath at = path.then(entry.getKey());
      CatalogField field = object.findField(entry.getKey()).orElse(null);
      if (field == null) {
        problems.add(at, "%s has no field %s".formatted(object.names().type(), entry.getKey()));
      } else if (!writer.rights().mayWrite(field)) {
        problems.forbid(at);
      } else if (!mayWrite(field)) {
        problems.add(at, "cannot be written");
      } else if (field instanceof ReferenceField one && data.has(one.idName())) {
        problems.add(at, "must not be given beside " + one.idName());
      } else {
        read(field, entry.getValue(), at);
      }
    }
  }

  private boolean mayWrite(CatalogField field) {
    if (field instanceof LeafField leaf && leaf.isId()) {
      return isCreate;
    }
    return switch (field) {
      case ReferenceField one -> one.isWritable() || mayMeshWrite(one);
      case InverseOneField inverse -> false;
      case ToManyField toMany -> toMany.isWritable();
      case LeafField leaf -> leaf.isWritable() || mayMeshWrite(leaf);
      case CompositeField composite -> composite.isWritable() || mayMeshWrite(composite);
      case RelationIdField id -> id.isWritable() || mayMeshWrite(id);
    };
  }

  private boolean mayMeshWrite(CatalogField field) {
    return writer.isMesh() && !KEPT_BY_SERVER.contains(field.name());
  }

  private void read(CatalogField field, JsonNode value, InputPath at) {
    switch (field) {
      case LeafField leaf -> readLeaf(leaf, value, at);
      case CompositeField composite -> readComposite(composite, value, at);
      case RelationIdField id -> readRelation(id, value, at);
      case ReferenceField one -> readToOne(one, value, at);
      case InverseOneField inverse -> throw new IllegalStateException(inverse + " is no input");
      case ToManyField toMany -> readLinks(toMany, value, at);
    }
  }

  private void readLeaf(LeafField field, JsonNode value, InputPath at) {
    if (value.isNull()) {
      if (field.isId()) {
        return; // as if it were not given
      }
      if (!field.source().isNullable()) {
        problems.add(at, "must not be null");
      }
      assign(field.name(), field, null);
      return;
    }
    Object stored = ReadValue.leaf(field, value, problems.below(at));
    if (stored != null) {
      assign(field.name(), field, stored);
    }
  }

  private void readComposite(CompositeField field, JsonNode value, InputPath at) {
    if (value.isNull()) {
      if (!field.source().isNullable()) {
        problems.add(at, "must not be null");
      }
      field.parts().forEach(part -> assign(field.name(), part, null));
      return;
    }
    ReadValue.composite(field, value, problems.below(at))
        .forEach((part, stored) -> assign(field.name(), part, stored));
  }

  private void readRelation(RelationIdField field, JsonNode value, InputPath at) {
    if (!value.isNull()) {
      Scalar.Reading reading = Scalar.ID.read(value, field.enumType());
      if (reading.fault() != null) {
        problems.add(at, reading.fault());
        return;
      }
      chooseTarget(field, at);
      assign(field.name(), field, reading.value());
    } else if (field.relation().isMorph()) {
      clearMorph(field);
    } else {
      if (!field.isNullable()) {
        problems.add(at, "must not be null");
      }
      assign(field.name(), field, null);
    }
  }

  /** Of a morph relation: its column that says which object the id is of. */
  private void chooseTarget(RelationIdField field, InputPath at) {
    field
        .relation()
        .objectColumn()
        .ifPresent(
            column -> {
              if (columns.get(column) instanceof Assign) {
                problems.add(at, "only one target can be set");
              }
              columns.put(
                  column, new Assign(ColumnType.TEXT, field.relation().target().tableName()));
              columnsOfField.put(field.name(), new ArrayList<>(List.of(column)));
            });
  }

  private void readToOne(ReferenceField field, JsonNode value, InputPath at) {
    RelationIdField id = (RelationIdField) object.requireField(field.idName());
    if (value.isNull()) {
      readRelation(id, value, at);
      return;
    }
    Map.Entry<String, JsonNode> only = relations.only(value, at);
    if (only == null) {
      return;
    }
    InputPath here = at.then(only.getKey());
    switch (only.getKey()) {
      case "connect" -> relate(id, relations.known(field.target(), only.getValue(), here), at);
      case "create" -> relate(id, relations.created(field.target(), only.getValue(), here), at);
      default -> {
        if (only.getValue().booleanValue()) {
          readRelation(id, NullNode.getInstance(), at);
        } else {
          problems.add(here, "must be true");
        }
      }
    }
  }

  private void relate(RelationIdField field, Related.@Nullable Told record, InputPath at) {
    if (record != null) {
      chooseTarget(field, at);
      columnsOfField.computeIfAbsent(field.name(), none -> new ArrayList<>()).add(field.column());
      related.add(new Related(new Related.Column(field), record));
    }
  }

  private void readLinks(ToManyField field, JsonNode value, InputPath at) {
    switch (field.link()) {
      case ToManyField.ByColumn column ->
          throw new IllegalStateException(field + " is not an input");
      case ToManyField.ByJunction(Junction junction) -> {
        if (!value.isNull()) {
          LinkInput input = new LinkInput(field.name(), junction, relations);
          input.read(value, at);
          links.add(input.change());
          related.addAll(input.related());
        }
      }
    }
  }

  private void clearMorph(RelationIdField field) {
    String object = field.relation().objectColumn().orElseThrow();
    String table = field.relation().target().tableName();
    columns.putIfAbsent(object, new ClearIfTarget(ColumnType.TEXT, object, table));
    columns.putIfAbsent(field.column(), new ClearIfTarget(ColumnType.UUID, object, table));
    columnsOfField.put(field.name(), List.of(object, field.column()));
  }

  private void assign(String name, Leaf leaf, @Nullable Object value) {
    columns.put(leaf.column(), new Assign(leaf.columnType(), value));
    columnsOfField.computeIfAbsent(name, none -> new ArrayList<>()).add(leaf.column());
  }

  private void completeWithDefaults(JsonNode data, InputPath path) {
    for (CatalogField field : object.fields()) {
      JsonNode defaultValue = field.source().defaultValue();
      boolean isOpen = isInput(field) && !isGiven(field, data);
      if (isOpen && defaultValue != null && !defaultValue.isNull()) {
        read(field, defaultValue, path.then(field.name()));
        columnsOfField.remove(field.name());
      } else if (isOpen && !field.source().isNullable() && !isMorph(field)) {
        if (!field.source().isSystem()) {
          problems.add(path.then(field.name()), "is required");
        }
      }
    }
  }

  private static boolean isGiven(CatalogField field, JsonNode data) {
    return data.has(field.name())
        || field instanceof RelationIdField id && data.has(id.relation().name());
  }

  private static boolean isInput(CatalogField field) {
    return switch (field) {
      case LeafField leaf -> !leaf.isId() && !KEPT_BY_SERVER.contains(leaf.name());
      case CompositeField composite -> !KEPT_BY_SERVER.contains(composite.name());
      case RelationIdField id -> true;
      case ToOneField toOne -> false;
      case ToManyField toMany -> false;
    };
  }

  private static boolean isMorph(CatalogField field) {
    return field instanceof RelationIdField id && id.relation().isMorph();
  }
}
