package io.viginti.contracts.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST metadata-service /internal/workspaces/{id}/roles?grantor=} and {@code PUT
 * …/roles/{role}?grantor=}: a role to make or to change, answered with the {@link AccessRole}. Null
 * leaves what is there; of a new role: false, none.
 *
 * @param description empty for none
 */
public record RoleChange(
    @Nullable String label,
    @Nullable String description,
    @Nullable Boolean canReadAllRecords,
    @Nullable Boolean canUpdateAllRecords,
    @Nullable Boolean canSoftDeleteAllRecords,
    @Nullable Boolean canDestroyAllRecords,
    @Nullable Boolean canUpdateAllSettings,
    @Nullable List<SettingPermission> settings) {}
