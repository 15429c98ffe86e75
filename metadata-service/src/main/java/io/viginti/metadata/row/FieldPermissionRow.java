package io.viginti.metadata.row;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.viginti.metadata.model.RoleModel.FieldRights;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A row of {@code field_permission}. */
@Entity
@Table(name = "field_permission")
public class FieldPermissionRow extends PanacheEntityBase {
  @Id public UUID id;
  @Column public UUID roleId;
  @Column public UUID fieldId;
  @Column public boolean canRead;
  @Column public boolean canUpdate;

  static FieldPermissionRow of(UUID roleId, FieldRights rights) {
    FieldPermissionRow row = new FieldPermissionRow();
    row.id = UUID.randomUUID();
    row.roleId = roleId;
    row.fieldId = rights.fieldId();
    row.canRead = rights.canRead();
    row.canUpdate = rights.canUpdate();
    return row;
  }

  FieldRights toModel() {
    return new FieldRights(fieldId, canRead, canUpdate);
  }
}
