package io.viginti.metadata.row;

import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.viginti.contracts.access.SettingPermission;
import io.viginti.metadata.model.RoleModel;
import io.viginti.metadata.model.RoleModel.Rights;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code role}. */
@Entity
@Table(name = "role")
public class RoleRow extends PanacheEntityBase {
  private static final TypeReference<List<SettingPermission>> SETTINGS = new TypeReference<>() {};

  @Id public UUID id;
  @Column public UUID workspaceId;
  @Column public String label;
  @Column public @Nullable String description;
  @Column public boolean canReadAllRecords;
  @Column public boolean canUpdateAllRecords;
  @Column public boolean canSoftDeleteAllRecords;
  @Column public boolean canDestroyAllRecords;
  @Column public boolean canUpdateAllSettings;
  @Column public String settings;

  static RoleRow of(UUID workspaceId, RoleModel role) {
    Rights rights = role.rights();
    RoleRow row = new RoleRow();
    row.id = role.id();
    row.workspaceId = workspaceId;
    row.label = role.label();
    row.description = role.description();
    row.canReadAllRecords = rights.canReadAllRecords();
    row.canUpdateAllRecords = rights.canUpdateAllRecords();
    row.canSoftDeleteAllRecords = rights.canSoftDeleteAllRecords();
    row.canDestroyAllRecords = rights.canDestroyAllRecords();
    row.canUpdateAllSettings = rights.canUpdateAllSettings();
    row.settings = RowJson.write(rights.settings());
    return row;
  }

  RoleModel toModel() {
    return new RoleModel(
        id,
        label,
        description,
        new Rights(
            canReadAllRecords,
            canUpdateAllRecords,
            canSoftDeleteAllRecords,
            canDestroyAllRecords,
            canUpdateAllSettings,
            RowJson.read(settings, SETTINGS)),
        List.of(),
        List.of(),
        List.of());
  }
}
