package io.viginti.metadata.row;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.ShapeColumn;
import io.viginti.metadata.model.FieldModel;
import io.viginti.metadata.model.OptionModel;
import io.viginti.metadata.model.RelationModel;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code field_metadata}. */
@Entity
@Table(name = "field_metadata")
public class FieldRow extends PanacheEntityBase {
  private static final TypeReference<List<OptionModel>> OPTIONS = new TypeReference<>() {};
  private static final TypeReference<List<ShapeColumn>> COLUMNS = new TypeReference<>() {};

  @Id public UUID id;
  @Column public UUID workspaceId;
  @Column public UUID objectId;
  @Column public String name;
  @Column public String label;
  @Column public @Nullable String description;
  @Column public @Nullable String icon;
  @Column public String type;
  @Column public boolean isNullable;
  @Column public boolean isUnique;
  @Column public boolean isSystem;
  @Column public boolean isCustom;
  @Column public boolean isActive;
  @Column public @Nullable String defaultValue;
  @Column public @Nullable String settings;
  @Column public String options;
  @Column public String columns;
  @Column public @Nullable String relation;
  @Column public int position;

  static FieldRow of(UUID workspaceId, UUID objectId, FieldModel field, int position) {
    FieldRow row = new FieldRow();
    row.id = field.id();
    row.workspaceId = workspaceId;
    row.objectId = objectId;
    row.name = field.name();
    row.label = field.labels().label();
    row.description = field.labels().description();
    row.icon = field.labels().icon();
    row.type = field.type().name();
    row.isNullable = field.isNullable();
    row.isUnique = field.isUnique();
    row.isSystem = field.isSystem();
    row.isCustom = field.isCustom();
    row.isActive = field.isActive();
    row.defaultValue = RowJson.writeNullable(field.defaultValue());
    row.settings = RowJson.writeNullable(field.settings());
    row.options = RowJson.write(field.options());
    row.columns = RowJson.write(field.columns());
    row.relation = RowJson.writeNullable(field.relation());
    row.position = position;
    return row;
  }

  FieldModel toModel() {
    return new FieldModel(
        id,
        name,
        new FieldModel.Labels(label, description, icon),
        FieldType.valueOf(type),
        isNullable,
        isUnique,
        isSystem,
        isCustom,
        isActive,
        RowJson.readNullable(defaultValue, JsonNode.class),
        RowJson.readNullable(settings, JsonNode.class),
        RowJson.read(options, OPTIONS),
        RowJson.read(columns, COLUMNS),
        RowJson.readNullable(relation, RelationModel.class));
  }
}
