package io.viginti.contracts.access;

import io.viginti.contracts.mesh.FixedRoles;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A role and all it may do.
 *
 * @param settings parts of the settings it may change; {@code canUpdateAllSettings} means all
 * @param objects at most one for each object
 * @param fields at most one for each field
 * @param rules at most one for each object
 */
public record AccessRole(
    UUID id,
    String label,
    @Nullable String description,
    boolean canReadAllRecords,
    boolean canUpdateAllRecords,
    boolean canSoftDeleteAllRecords,
    boolean canDestroyAllRecords,
    boolean canUpdateAllSettings,
    List<SettingPermission> settings,
    List<ObjectPermission> objects,
    List<FieldPermission> fields,
    List<RowRule> rules) {
  /** Everything. */
  public static final AccessRole ADMIN =
      fixed(FixedRoles.ADMIN, "Admin", "May do everything.", true);

  /** The default for joiners and API keys. */
  public static final AccessRole MEMBER =
      fixed(
          FixedRoles.MEMBER, "Member", "Reads and writes all records, changes no settings.", false);

  /** The roles that every workspace has and nobody can change. */
  public static final List<AccessRole> FIXED = List.of(ADMIN, MEMBER);

  /** What an id gets that is none of the workspace's roles. */
  public static final AccessRole NOTHING =
      new AccessRole(
          new UUID(0, 0),
          "No role",
          "May do nothing.",
          false,
          false,
          false,
          false,
          false,
          List.of(),
          List.of(),
          List.of(),
          List.of());

  public AccessRole {
    settings = List.copyOf(settings);
    objects = List.copyOf(objects);
    fields = List.copyOf(fields);
    rules = List.copyOf(rules);
    requireDistinct(
        "object permissions", objects.stream().map(ObjectPermission::objectName).toList());
    requireDistinct(
        "field permissions",
        fields.stream().map(field -> field.objectName() + "." + field.fieldName()).toList());
    requireDistinct("row rules", rules.stream().map(RowRule::objectName).toList());
  }

  private static AccessRole fixed(UUID id, String label, String description, boolean isAdmin) {
    return new AccessRole(
        id,
        label,
        description,
        true,
        true,
        true,
        true,
        isAdmin,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static void requireDistinct(String what, List<String> names) {
    if (Set.copyOf(names).size() != names.size()) {
      throw new IllegalArgumentException(what + " need distinct names, given " + names);
    }
  }

  /** Whether it may change this part of the settings. */
  public boolean canChange(SettingPermission setting) {
    return canUpdateAllSettings || settings.contains(setting);
  }
}
