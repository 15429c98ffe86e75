package io.viginti.auth.role;

import io.viginti.contracts.access.RoleChange;
import io.viginti.contracts.access.SettingPermission;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** What of a role to change; null leaves a field as it is. */
@Input("RoleUpdateInput")
public record RoleUpdateInput(
    @Nullable String label,
    @Nullable @Description("Empty for none.") String description,
    @Nullable Boolean canReadAllRecords,
    @Nullable Boolean canUpdateAllRecords,
    @Nullable Boolean canSoftDeleteAllRecords,
    @Nullable Boolean canDestroyAllRecords,
    @Nullable Boolean canUpdateAllSettings,
    @io.smallrye.graphql.api.Nullable @Nullable List<@NonNull SettingPermission> settings) {
  RoleChange toChange() {
    return new RoleChange(
        label,
        description,
        canReadAllRecords,
        canUpdateAllRecords,
        canSoftDeleteAllRecords,
        canDestroyAllRecords,
        canUpdateAllSettings,
        settings);
  }
}
