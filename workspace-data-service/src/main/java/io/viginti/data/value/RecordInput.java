package io.viginti.data.value;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.Junction;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.LeafField;
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
  private final Writer writer;
  private final boolean isCreate;
  private final Problems problems;
  private final Map<String, ColumnWrite> columns = new LinkedHashMap<>();
  private final Map<String, List<String>> columnsOfField = new LinkedHashMap<>();
  private final List<LinkChange> links = new ArrayList<>();

  /** Whose input it is. */
  public enum Writer {
    CLIENT,
    /** Another service, which may write system fields too. */
    MESH
  }

  private RecordInput(CatalogObject object, Writer writer, boolean isCreate, Problems problems) {
    this.object = object;
    this.writer = writer;
    this.isCreate = isCreate;
    this.problems = problems;
  }

  /** Fields not given get their default; what is required must be there. */
  public static WriteRow forCreate(
      CatalogObject object, JsonNode data, Writer writer, InputPath path, Problems problems) {
    RecordInput input = new RecordInput(object, writer, true, problems);
    input.readAll(data, path);
    if (data.isObject()) {
      input.completeWithDefaults(data, path);
    }
    return input.toRow();
  }

  public static WriteRow forUpdate(
      CatalogObject object, JsonNode data, Writer writer, InputPath path, Problems problems) {
    RecordInput input = new RecordInput(object, writer, false, problems);
    input.readAll(data, path);
    return input.toRow();
  }

  private WriteRow toRow() {
    return new WriteRow(columns, columnsOfField, links);
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
      } else if (!mayWrite(field)) {
        problems.add(at, "cannot be written");
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
      case ToOneField toOne -> false;
      case ToManyField toMany -> toMany.isWritable();
      case LeafField leaf -> leaf.isWritable() || mayMeshWrite(leaf);
      case CompositeField composite -> composite.isWritable() || mayMeshWrite(composite);
      case RelationIdField id -> id.isWritable() || mayMeshWrite(id);
    };
  }

  private boolean mayMeshWrite(CatalogField field) {
    return writer == Writer.MESH && !KEPT_BY_SERVER.contains(field.name());
  }

  private void read(CatalogField field, JsonNode value, InputPath at) {
    switch (field) {
      case LeafField leaf -> readLeaf(leaf, value, at);
      case CompositeField composite -> readComposite(composite, value, at);
      case RelationIdField id -> readRelation(id, value, at);
      case ToOneField toOne -> throw new IllegalStateException(toOne + " is not an input");
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
    columnsOfField.put(field.name(), new ArrayList<>());
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

  private void readLinks(ToManyField field, JsonNode value, InputPath at) {
    switch (field.link()) {
      case ToManyField.ByColumn column ->
          throw new IllegalStateException(field + " is not an input");
      case ToManyField.ByJunction(Junction junction) -> {
        if (!value.isNull()) {
          links.add(LinkInput.read(field.name(), junction, value, at, problems));
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
      boolean isOpen = !data.has(field.name()) && isInput(field);
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
