package io.viginti.metadata.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.contracts.access.AccessRole;
import io.viginti.contracts.access.FieldPermission;
import io.viginti.contracts.access.ObjectPermission;
import io.viginti.contracts.access.RoleChange;
import io.viginti.contracts.access.RoleParts;
import io.viginti.contracts.access.RowRule;
import io.viginti.contracts.access.SettingPermission;
import io.viginti.metadata.model.FieldModel;
import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.model.ObjectModel;
import io.viginti.metadata.model.RoleModel;
import io.viginti.metadata.model.RoleModel.FieldRights;
import io.viginti.metadata.model.RoleModel.ObjectRights;
import io.viginti.metadata.model.RoleModel.Rights;
import io.viginti.metadata.model.RoleModel.Rule;
import io.viginti.platform.error.Problem;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Edits of roles; BAD_USER_INPUT tells every problem of an input, with paths of the public API. */
public final class EditRole {
  private static final int MAX_LABEL = 255;
  private static final int MAX_DESCRIPTION = 10_000;
  private static final Rights NONE = new Rights(false, false, false, false, false, List.of());

  private final VisibleModel visible;
  private final MetadataModel model;
  private final List<Problem> problems = new ArrayList<>();

  private EditRole(MetadataModel model) {
    this.model = model;
    this.visible = new VisibleModel(model);
  }

  /** A new role; UNIQUE_VIOLATION when another has its label. */
  public static RoleModel create(UUID id, RoleChange change, List<RoleModel> others) {
    RoleModel empty = new RoleModel(id, "", null, NONE, List.of(), List.of(), List.of());
    return update(empty, change, others);
  }

  /** The role with what is given; UNIQUE_VIOLATION when another has its label. */
  public static RoleModel update(RoleModel role, RoleChange change, List<RoleModel> others) {
    String label = change.label() == null ? role.label() : change.label().strip();
    String description = change.description() == null ? role.description() : change.description();
    checkText(label, description);
    boolean isTaken =
        AccessRole.FIXED.stream().anyMatch(fixed -> isSame(fixed.label(), label))
            || others.stream()
                .anyMatch(other -> !other.id().equals(role.id()) && isSame(other.label(), label));
    if (isTaken) {
      throw VigintiException.uniqueViolation("label");
    }
    Rights now = role.rights();
    List<SettingPermission> settings = change.settings();
    return new RoleModel(
        role.id(),
        label,
        description == null || description.isBlank() ? null : description,
        new Rights(
            or(change.canReadAllRecords(), now.canReadAllRecords()),
            or(change.canUpdateAllRecords(), now.canUpdateAllRecords()),
            or(change.canSoftDeleteAllRecords(), now.canSoftDeleteAllRecords()),
            or(change.canDestroyAllRecords(), now.canDestroyAllRecords()),
            or(change.canUpdateAllSettings(), now.canUpdateAllSettings()),
            settings == null ? now.settings() : settings),
        role.objects(),
        role.fields(),
        role.rules());
  }

  /** The role with its parts replaced for the objects that are named. */
  public static RoleModel set(RoleModel role, RoleParts parts, MetadataModel model) {
    EditRole edit = new EditRole(model);
    RoleModel edited =
        role.withObjects(edit.objects(role.objects(), parts.objects()))
            .withFields(edit.fields(role.fields(), parts.fields()))
            .withRules(edit.rules(role.rules(), parts.rules()));
    if (!edit.problems.isEmpty()) {
      throw VigintiException.badInput(edit.problems);
    }
    return edited;
  }

  private List<ObjectRights> objects(List<ObjectRights> known, List<ObjectPermission> given) {
    Set<UUID> named = new HashSet<>();
    List<ObjectRights> come = new ArrayList<>();
    for (int at = 0; at < given.size(); at++) {
      ObjectPermission permission = given.get(at);
      Optional<ObjectModel> object = object(permission.objectName(), "permissions", at);
      if (object.isEmpty()) {
        continue;
      }
      if (!named.add(object.get().id())) {
        problem("this object is in the list twice", "permissions", at, "objectName");
      }
      ObjectRights rights =
          new ObjectRights(
              object.get().id(),
              permission.canRead(),
              permission.canUpdate(),
              permission.canSoftDelete(),
              permission.canDestroy());
      if (!rights.equals(new ObjectRights(object.get().id(), null, null, null, null))) {
        come.add(rights);
      }
    }
    List<ObjectRights> all =
        new ArrayList<>(known.stream().filter(r -> !named.contains(r.objectId())).toList());
    all.addAll(come);
    return all;
  }

  private List<FieldRights> fields(List<FieldRights> known, List<FieldPermission> given) {
    Set<UUID> named = new HashSet<>();
    Set<UUID> fields = new HashSet<>();
    List<FieldRights> come = new ArrayList<>();
    for (int at = 0; at < given.size(); at++) {
      FieldPermission permission = given.get(at);
      Optional<ObjectModel> object = object(permission.objectName(), "permissions", at);
      if (object.isEmpty()) {
        continue;
      }
      object.get().fields().forEach(field -> named.add(field.id()));
      Optional<FieldModel> field = visible.findFieldNamed(object.get(), permission.fieldName());
      if (field.isEmpty()) {
        problem(
            permission.objectName() + " has no field " + permission.fieldName(),
            "permissions",
            at,
            "fieldName");
        continue;
      }
      if (!fields.add(field.get().id())) {
        problem("this field is in the list twice", "permissions", at, "fieldName");
      }
      if (field.get().name().equals("id") && !permission.canRead()) {
        problem("the id of a record cannot be hidden", "permissions", at, "canRead");
      }
      if (!permission.canRead() || !permission.canUpdate()) {
        come.add(new FieldRights(field.get().id(), permission.canRead(), permission.canUpdate()));
      }
    }
    List<FieldRights> all =
        new ArrayList<>(known.stream().filter(r -> !named.contains(r.fieldId())).toList());
    all.addAll(come);
    return all;
  }

  private List<Rule> rules(List<Rule> known, List<RowRule> given) {
    Set<UUID> named = new HashSet<>();
    List<Rule> come = new ArrayList<>();
    for (int at = 0; at < given.size(); at++) {
      RowRule rule = given.get(at);
      Optional<ObjectModel> object = object(rule.objectName(), "rules", at);
      if (object.isEmpty()) {
        continue;
      }
      if (!named.add(object.get().id())) {
        problem("this object is in the list twice", "rules", at, "objectName");
      }
      JsonNode filter = rule.filter();
      if (filter == null || filter.isNull()) {
        continue;
      }
      if (!filter.isObject()) {
        problem("a record filter is an object", "rules", at, "filter");
        continue;
      }
      int index = at;
      come.add(
          new Rule(
              object.get().id(),
              RuleNames.kept(
                  model,
                  object.get(),
                  filter,
                  (path, message) -> problemBelow(message, index, path))));
    }
    List<Rule> all =
        new ArrayList<>(known.stream().filter(r -> !named.contains(r.objectId())).toList());
    all.addAll(come);
    return all;
  }

  private Optional<ObjectModel> object(String name, String argument, int at) {
    Optional<ObjectModel> found = visible.findObjectNamed(name);
    if (found.isEmpty()) {
      problem("there is no object " + name, argument, at, "objectName");
    }
    return found;
  }

  private void problem(String message, Object... path) {
    problems.add(new Problem(List.of(path), message));
  }

  private void problemBelow(String message, int rule, List<Object> path) {
    List<Object> whole = new ArrayList<>(List.of("rules", rule, "filter"));
    whole.addAll(path);
    problems.add(new Problem(whole, message));
  }

  private static void checkText(String label, @Nullable String description) {
    List<Problem> problems = new ArrayList<>();
    if (label.isBlank() || label.length() > MAX_LABEL || label.indexOf('\0') >= 0) {
      problems.add(
          new Problem(
              List.of("data", "label"),
              "a label has 1 to " + MAX_LABEL + " characters, and no NUL"));
    }
    if (description != null
        && (description.length() > MAX_DESCRIPTION || description.indexOf('\0') >= 0)) {
      problems.add(
          new Problem(
              List.of("data", "description"),
              "a description has at most " + MAX_DESCRIPTION + " characters, and no NUL"));
    }
    if (!problems.isEmpty()) {
      throw VigintiException.badInput(problems);
    }
  }

  private static boolean isSame(String one, String other) {
    return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
  }

  private static boolean or(@Nullable Boolean given, boolean now) {
    return given == null ? now : given;
  }
}
