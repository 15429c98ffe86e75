package io.viginti.metadata.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.contracts.access.SettingPermission;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A role of a workspace. Objects and fields are named by id: renaming them changes nothing here.
 *
 * @param objects at most one for an object; {@code fields} and {@code rules} alike
 */
public record RoleModel(
    UUID id,
    String label,
    @Nullable String description,
    Rights rights,
    List<ObjectRights> objects,
    List<FieldRights> fields,
    List<Rule> rules) {
  public RoleModel {
    objects = List.copyOf(objects);
    fields = List.copyOf(fields);
    rules = List.copyOf(rules);
  }

  /** What it may with all records, and which settings it may change. */
  public record Rights(
      boolean canReadAllRecords,
      boolean canUpdateAllRecords,
      boolean canSoftDeleteAllRecords,
      boolean canDestroyAllRecords,
      boolean canUpdateAllSettings,
      List<SettingPermission> settings) {
    public Rights {
      settings = settings.stream().distinct().sorted().toList();
    }
  }

  /** Null inherits. */
  public record ObjectRights(
      UUID objectId,
      @Nullable Boolean canRead,
      @Nullable Boolean canUpdate,
      @Nullable Boolean canSoftDelete,
      @Nullable Boolean canDestroy) {}

  /** Only restricts. */
  public record FieldRights(UUID fieldId, boolean canRead, boolean canUpdate) {}

  /**
   * A row rule.
   *
   * @param filter with the ids of fields and the keys of options in place of their names
   */
  public record Rule(UUID objectId, JsonNode filter) {}

  public RoleModel withObjects(List<ObjectRights> newObjects) {
    return new RoleModel(id, label, description, rights, newObjects, fields, rules);
  }

  public RoleModel withFields(List<FieldRights> newFields) {
    return new RoleModel(id, label, description, rights, objects, newFields, rules);
  }

  public RoleModel withRules(List<Rule> newRules) {
    return new RoleModel(id, label, description, rights, objects, fields, newRules);
  }
}
