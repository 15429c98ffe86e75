package io.viginti.metadata.row;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.viginti.metadata.model.RoleModel.ObjectRights;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code object_permission}. */
@Entity
@Table(name = "object_permission")
public class ObjectPermissionRow extends PanacheEntityBase {
  @Id public UUID id;
  @Column public UUID roleId;
  @Column public UUID objectId;
  @Column public @Nullable Boolean canRead;
  @Column public @Nullable Boolean canUpdate;
  @Column public @Nullable Boolean canSoftDelete;
  @Column public @Nullable Boolean canDestroy;

  static ObjectPermissionRow of(UUID roleId, ObjectRights rights) {
    ObjectPermissionRow row = new ObjectPermissionRow();
    row.id = UUID.randomUUID();
    row.roleId = roleId;
    row.objectId = rights.objectId();
    row.canRead = rights.canRead();
    row.canUpdate = rights.canUpdate();
    row.canSoftDelete = rights.canSoftDelete();
    row.canDestroy = rights.canDestroy();
    return row;
  }

  ObjectRights toModel() {
    return new ObjectRights(objectId, canRead, canUpdate, canSoftDelete, canDestroy);
  }
}
