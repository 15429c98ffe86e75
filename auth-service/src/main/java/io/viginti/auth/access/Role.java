package io.viginti.auth.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.contracts.access.AccessRole;
import io.viginti.contracts.access.SettingPermission;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A role as the API shows it. */
@Type("Role")
public record Role(
    @Id @NonNull UUID id,
    @NonNull String label,
    @Nullable String description,
    @Name("isFixed") @Description("Admin and Member: nobody can change them.") boolean isFixed,
    boolean canReadAllRecords,
    boolean canUpdateAllRecords,
    boolean canSoftDeleteAllRecords,
    boolean canDestroyAllRecords,
    boolean canUpdateAllSettings,
    @NonNull List<@NonNull SettingPermission> settings,
    @NonNull List<@NonNull ObjectPermission> objectPermissions,
    @NonNull List<@NonNull FieldPermission> fieldPermissions,
    @NonNull List<@NonNull RowRule> rowRules) {

  /** What a role may do with the records of an object; null inherits. */
  @Type("ObjectPermission")
  public record ObjectPermission(
      @NonNull String objectName,
      @Nullable Boolean canRead,
      @Nullable Boolean canUpdate,
      @Nullable Boolean canSoftDelete,
      @Nullable Boolean canDestroy) {}

  /** What a role may do with a field; it only restricts. */
  @Type("FieldPermission")
  public record FieldPermission(
      @NonNull String objectName, @NonNull String fieldName, boolean canRead, boolean canUpdate) {}

  /** Which records of an object a role sees. */
  @Type("RowRule")
  public record RowRule(@NonNull String objectName, @NonNull JsonValue filter) {}

  /** A role of the access document, or a fixed one. */
  public static Role of(AccessRole role) {
    return new Role(
        role.id(),
        role.label(),
        role.description(),
        AccessRole.FIXED.contains(role),
        role.canReadAllRecords(),
        role.canUpdateAllRecords(),
        role.canSoftDeleteAllRecords(),
        role.canDestroyAllRecords(),
        role.canUpdateAllSettings(),
        role.settings(),
        role.objects().stream()
            .map(
                permission ->
                    new ObjectPermission(
                        permission.objectName(),
                        permission.canRead(),
                        permission.canUpdate(),
                        permission.canSoftDelete(),
                        permission.canDestroy()))
            .toList(),
        role.fields().stream()
            .map(
                permission ->
                    new FieldPermission(
                        permission.objectName(),
                        permission.fieldName(),
                        permission.canRead(),
                        permission.canUpdate()))
            .toList(),
        role.rules().stream()
            .map(rule -> new RowRule(rule.objectName(), json(rule.filter())))
            .toList());
  }

  private static JsonValue json(JsonNode filter) {
    try (JsonReader reader = Json.createReader(new StringReader(filter.toString()))) {
      return reader.readValue();
    }
  }
}
