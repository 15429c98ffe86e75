package io.viginti.auth.role;

import io.viginti.contracts.access.FieldPermission;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** What a role may do with a field; it only restricts, true by default. */
@Input("FieldPermissionInput")
public record FieldPermissionInput(
    @NonNull String objectName,
    @NonNull String fieldName,
    @Nullable Boolean canRead,
    @Nullable Boolean canUpdate) {
  FieldPermission toPermission() {
    return new FieldPermission(
        objectName, fieldName, !Boolean.FALSE.equals(canRead), !Boolean.FALSE.equals(canUpdate));
  }
}
