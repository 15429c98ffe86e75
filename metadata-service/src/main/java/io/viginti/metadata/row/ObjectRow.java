package io.viginti.metadata.row;

import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.viginti.contracts.shape.ShapeObject.ClientWrites;
import io.viginti.metadata.model.FieldModel;
import io.viginti.metadata.model.IndexModel;
import io.viginti.metadata.model.ObjectModel;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code object_metadata}. */
@Entity
@Table(name = "object_metadata")
public class ObjectRow extends PanacheEntityBase {
  private static final TypeReference<List<List<String>>> CRITERIA = new TypeReference<>() {};

  @Id public UUID id;
  @Column public UUID workspaceId;
  @Column public String nameSingular;
  @Column public String namePlural;
  @Column public String labelSingular;
  @Column public String labelPlural;
  @Column public @Nullable String description;
  @Column public @Nullable String icon;
  @Column public String tableName;
  @Column public boolean isSystem;
  @Column public boolean isCustom;
  @Column public boolean isActive;
  @Column public boolean isSearchable;
  @Column public String clientWrites;
  @Column public @Nullable UUID labelFieldId;
  @Column public String duplicateCriteria;
  @Column public int standardVersion;
  @Column public int position;

  static ObjectRow of(UUID workspaceId, ObjectModel object) {
    ObjectRow row = new ObjectRow();
    row.id = object.id();
    row.workspaceId = workspaceId;
    row.nameSingular = object.nameSingular();
    row.namePlural = object.namePlural();
    row.labelSingular = object.labels().singular();
    row.labelPlural = object.labels().plural();
    row.description = object.labels().description();
    row.icon = object.labels().icon();
    row.tableName = object.tableName();
    row.isSystem = object.isSystem();
    row.isCustom = object.isCustom();
    row.isActive = object.isActive();
    row.isSearchable = object.isSearchable();
    row.clientWrites = object.clientWrites().name();
    row.labelFieldId = object.labelFieldId();
    row.duplicateCriteria = RowJson.write(object.duplicateCriteria());
    row.standardVersion = object.standardVersion();
    row.position = object.position();
    return row;
  }

  ObjectModel toModel(List<FieldModel> fields, List<IndexModel> indexes) {
    return new ObjectModel(
        id,
        nameSingular,
        namePlural,
        new ObjectModel.Labels(labelSingular, labelPlural, description, icon),
        tableName,
        isSystem,
        isCustom,
        isActive,
        isSearchable,
        ClientWrites.valueOf(clientWrites),
        labelFieldId,
        RowJson.read(duplicateCriteria, CRITERIA),
        standardVersion,
        position,
        fields,
        indexes);
  }
}
