package io.viginti.auth.role;

import io.viginti.contracts.access.ObjectPermission;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/**
 * What a role may do with the records of an object; null inherits, all null is no permission of its
 * own.
 */
@Input("ObjectPermissionInput")
public record ObjectPermissionInput(
    @NonNull String objectName,
    @Nullable Boolean canRead,
    @Nullable @Description("Creating records included.") Boolean canUpdate,
    @Nullable Boolean canSoftDelete,
    @Nullable Boolean canDestroy) {
  ObjectPermission toPermission() {
    return new ObjectPermission(objectName, canRead, canUpdate, canSoftDelete, canDestroy);
  }
}
