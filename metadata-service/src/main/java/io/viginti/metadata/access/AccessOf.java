package io.viginti.metadata.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.contracts.access.AccessDocument;
import io.viginti.contracts.access.AccessRole;
import io.viginti.contracts.access.FieldPermission;
import io.viginti.contracts.access.ObjectPermission;
import io.viginti.contracts.access.RowRule;
import io.viginti.metadata.model.FieldModel;
import io.viginti.metadata.model.MetadataModel;
import io.viginti.metadata.model.ObjectModel;
import io.viginti.metadata.model.RoleModel;
import io.viginti.platform.error.VigintiException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Roles as their readers see them: with the names of a model, and only what is in its shape. */
public final class AccessOf {
  private static final JsonMapper CANONICAL =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();

  private final MetadataModel model;
  private final VisibleModel visible;

  private AccessOf(MetadataModel model) {
    this.model = model;
    this.visible = new VisibleModel(model);
  }

  public static AccessDocument document(List<RoleModel> roles, MetadataModel model) {
    AccessOf access = new AccessOf(model);
    return new AccessDocument(
        AccessDocument.FORMAT,
        roles.stream().sorted(Comparator.comparing(RoleModel::id)).map(access::role).toList());
  }

  /** UTF-8 JSON, the same for equal documents. */
  public static byte[] bytes(AccessDocument document) {
    try {
      return CANONICAL.writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * CONFLICT when a row rule names something that {@code after} no longer has, or has with another
   * type.
   */
  public static void requireRulesHold(
      List<RoleModel> roles, MetadataModel before, MetadataModel after) {
    AccessOf access = new AccessOf(after);
    for (RoleModel role : roles) {
      for (RoleModel.Rule rule : role.rules()) {
        if (!access.holds(rule, before)) {
          throw VigintiException.conflict(
              "A row rule of the role " + role.label() + " names it; change that rule first");
        }
      }
    }
  }

  /** The roles without what belongs to objects and fields that are gone. */
  public static List<RoleModel> withoutGone(List<RoleModel> roles, MetadataModel model) {
    Set<UUID> known = new HashSet<>();
    for (ObjectModel object : model.objects()) {
      known.add(object.id());
      object.fields().forEach(field -> known.add(field.id()));
    }
    return roles.stream()
        .map(
            role ->
                role.withObjects(
                        role.objects().stream().filter(o -> known.contains(o.objectId())).toList())
                    .withFields(
                        role.fields().stream().filter(f -> known.contains(f.fieldId())).toList())
                    .withRules(
                        role.rules().stream().filter(r -> known.contains(r.objectId())).toList()))
        .toList();
  }

  private boolean holds(RoleModel.Rule rule, MetadataModel before) {
    Optional<ObjectModel> object = visible.findObject(rule.objectId());
    return object.isPresent()
        && RuleNames.named(model, object.get(), rule.filter()).isPresent()
        && RuleNames.fieldsOf(rule.filter()).stream()
            .allMatch(
                field ->
                    before
                        .findField(field)
                        .map(FieldModel::type)
                        .equals(model.findField(field).map(FieldModel::type)));
  }

  private AccessRole role(RoleModel role) {
    RoleModel.Rights rights = role.rights();
    return new AccessRole(
        role.id(),
        role.label(),
        role.description(),
        rights.canReadAllRecords(),
        rights.canUpdateAllRecords(),
        rights.canSoftDeleteAllRecords(),
        rights.canDestroyAllRecords(),
        rights.canUpdateAllSettings(),
        rights.settings(),
        objects(role),
        fields(role),
        rules(role));
  }

  private List<ObjectPermission> objects(RoleModel role) {
    List<ObjectPermission> permissions = new ArrayList<>();
    for (RoleModel.ObjectRights rights : role.objects()) {
      visible
          .findObject(rights.objectId())
          .ifPresent(
              object ->
                  permissions.add(
                      new ObjectPermission(
                          object.nameSingular(),
                          rights.canRead(),
                          rights.canUpdate(),
                          rights.canSoftDelete(),
                          rights.canDestroy())));
    }
    permissions.sort(Comparator.comparing(ObjectPermission::objectName));
    return permissions;
  }

  private List<FieldPermission> fields(RoleModel role) {
    List<FieldPermission> permissions = new ArrayList<>();
    for (RoleModel.FieldRights rights : role.fields()) {
      model
          .findObjectOfField(rights.fieldId())
          .ifPresent(
              object ->
                  visible.fields(object).stream()
                      .filter(field -> field.id().equals(rights.fieldId()))
                      .forEach(
                          field ->
                              permissions.add(
                                  new FieldPermission(
                                      object.nameSingular(),
                                      field.name(),
                                      rights.canRead(),
                                      rights.canUpdate()))));
    }
    permissions.sort(
        Comparator.comparing(FieldPermission::objectName)
            .thenComparing(FieldPermission::fieldName));
    return permissions;
  }

  /** A rule that cannot be said in the model's names hides everything. */
  private List<RowRule> rules(RoleModel role) {
    List<RowRule> rules = new ArrayList<>();
    for (RoleModel.Rule rule : role.rules()) {
      visible
          .findObject(rule.objectId())
          .ifPresent(
              object ->
                  rules.add(
                      new RowRule(
                          object.nameSingular(),
                          RuleNames.named(model, object, rule.filter())
                              .orElseGet(AccessOf::nothing))));
    }
    rules.sort(Comparator.comparing(RowRule::objectName));
    return rules;
  }

  private static ObjectNode nothing() {
    ObjectNode filter = JsonNodeFactory.instance.objectNode();
    filter.putArray("or");
    return filter;
  }
}
