package io.viginti.system;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.system.Things.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Every place of the static part that takes an id: what it is of, and what has to be said besides
 * so that it is looked at.
 */
final class ForeignIds {
  private final Map<String, Place> places = new LinkedHashMap<>();

  /**
   * A place for an id.
   *
   * @param kind what it is of
   * @param besides arguments that the caller gives with it, from what the caller has
   */
  record Place(Kind kind, Function<Things, ObjectNode> besides) {}

  ForeignIds() {
    plain("removeMember", "memberId", Kind.MEMBER);
    plain("revokeApiKey", "id", Kind.API_KEY);
    plain("resendInvitation", "id", Kind.INVITATION);
    plain("revokeInvitation", "id", Kind.INVITATION);
    plain("switchWorkspace", "workspaceId", Kind.WORKSPACE);
    plain("updateUser", "data.defaultWorkspaceId", Kind.WORKSPACE);
    plain("object", "id", Kind.OBJECT);
    plain("deleteObject", "id", Kind.OBJECT);
    plain("deleteField", "id", Kind.FIELD);
    plain("deleteIndex", "id", Kind.INDEX);
    plain("backgroundJob", "id", Kind.JOB);
    plain("retryBackgroundJob", "id", Kind.JOB);
    plain("cancelBackgroundJob", "id", Kind.JOB);
    plain("backgroundJobUpdated", "id", Kind.JOB);
    plain("deleteRole", "id", Kind.ROLE);
    plain("setObjectPermissions", "roleId", Kind.ROLE);
    plain("setFieldPermissions", "roleId", Kind.ROLE);
    plain("setRowRules", "roleId", Kind.ROLE);
    plain("revokeSession", "id", Kind.SESSION);
    plain("updateApiKey", "id", Kind.API_KEY);
    plain("createInvitationLink", "roleId", Kind.ROLE);
    plain("createApiKey", "data.roleId", Kind.ROLE);
    with("updateRole", "id", Kind.ROLE, own -> data(object().put("description", "x")));
    with(
        "assignRole",
        "roleId",
        Kind.ROLE,
        own -> object().put("memberId", own.lasting(Kind.MEMBER)));
    with(
        "inviteMembers",
        "roleId",
        Kind.ROLE,
        own -> {
          ObjectNode arguments = object();
          arguments.putArray("emails").add("somebody@example.org");
          return arguments;
        });
    with("assignRole", "memberId", Kind.MEMBER, own -> object().put("roleId", Things.MEMBER_ROLE));
    with("assignRole", "apiKeyId", Kind.API_KEY, own -> object().put("roleId", Things.MEMBER_ROLE));
    with("updateObject", "id", Kind.OBJECT, own -> data(object().put("description", "x")));
    with(
        "updateObject",
        "data.labelFieldId",
        Kind.FIELD,
        own -> object().put("id", own.lasting(Kind.OBJECT)));
    with("updateField", "id", Kind.FIELD, own -> data(object().put("description", "x")));
    with(
        "updateField",
        "data.options.id",
        Kind.OPTION,
        own -> data(select("A")).put("id", own.fieldOfOption()));
    with("createIndex", "data.objectId", Kind.OBJECT, own -> data(index()));
    with("createField", "data.objectId", Kind.OBJECT, own -> data(field("mine", "TEXT")));
    with(
        "createField",
        "data.relation.targetObjectId",
        Kind.OBJECT,
        own -> {
          ObjectNode field = field("to" + own.fresh(Kind.API_KEY).substring(0, 4), "RELATION");
          field.put("objectId", own.lasting(Kind.OBJECT));
          field.putObject("relation").put("type", "MANY_TO_ONE");
          return data(field);
        });
    with(
        "createField",
        "data.morph.targetObjectIds",
        Kind.OBJECT,
        own -> {
          ObjectNode field =
              field("any" + own.fresh(Kind.API_KEY).substring(0, 4), "MORPH_RELATION");
          field.put("objectId", own.lasting(Kind.OBJECT));
          field.putObject("morph");
          return data(field);
        });
  }

  private static ObjectNode select(String option) {
    ObjectNode field = object();
    field.putArray("options").addObject().put("value", option).put("label", option);
    return field;
  }

  private void plain(String root, String path, Kind kind) {
    with(root, path, kind, own -> object());
  }

  private void with(String root, String path, Kind kind, Function<Things, ObjectNode> besides) {
    places.put(root + " " + path, new Place(kind, besides));
  }

  Optional<Place> find(PublicSchema.Root root, PublicSchema.Slot slot) {
    return Optional.ofNullable(places.get(root.name() + " " + slot));
  }

  /** As root field and path. */
  java.util.Set<String> all() {
    return java.util.Set.copyOf(places.keySet());
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static ObjectNode data(ObjectNode data) {
    ObjectNode arguments = object();
    arguments.set("data", data);
    return arguments;
  }

  private static ObjectNode field(String name, String type) {
    return object().put("name", name).put("label", name).put("type", type);
  }

  private static ObjectNode index() {
    ObjectNode index = object();
    index.putArray("fields").add("name");
    return index;
  }
}
