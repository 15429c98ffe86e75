package io.viginti.catalog.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.openapi.SharedParts.Refusal;
import java.util.List;

/** The operations on the data model: its objects, fields and indexes. */
final class MetadataPaths {
  static final String TAG = "metadata";

  private final SdlSchemas types;
  private final ObjectNode paths;

  /**
   * @param types of metadata-service
   */
  MetadataPaths(SdlSchemas types, ObjectNode paths) {
    this.types = types;
    this.paths = paths;
  }

  void add() {
    add("object", "objects", "Object", true);
    add("field", "fields", "Field", true);
    add("index", "indexes", "Index", false);
  }

  /**
   * @param name in root fields and types of GraphQL
   */
  private void add(String singular, String plural, String name, boolean canBeUpdated) {
    ObjectNode item = types.ref(name + "Metadata");
    boolean isOfObjects = !plural.equals("objects");
    ObjectNode found = isOfObjects ? withObject(item) : item;
    ObjectNode all = paths.putObject("/metadata/" + plural);
    all.set("get", list(plural, found, isOfObjects));
    all.set(
        "post",
        operation("create" + name, "Creates one of the " + plural)
            .parameters("Idempotency-Key")
            .body(types.ref(name + "CreateInput"))
            .answers("201", "As it is now.", data("create" + name, item))
            .mayRefuse(Refusal.NOT_FOUND, Refusal.CONFLICT)
            .toJson());
    ObjectNode one = paths.putObject("/metadata/" + plural + "/{id}");
    SharedParts.addParameters(one, List.of("id"));
    one.set(
        "get",
        operation(singular, "Finds one of the " + plural)
            .answers("200", "As it is now.", data(singular, found))
            .mayRefuse(Refusal.NOT_FOUND)
            .toJson());
    if (canBeUpdated) {
      one.set(
          "patch",
          operation("update" + name, "Changes one of the " + plural)
              .parameters("Idempotency-Key")
              .body(types.ref(name + "UpdateInput"))
              .answers("200", "As it is now.", data("update" + name, item))
              .mayRefuse(Refusal.NOT_FOUND, Refusal.CONFLICT)
              .toJson());
    }
    one.set(
        "delete",
        operation("delete" + name, "Deletes one of the " + plural)
            .parameters("Idempotency-Key")
            .answers("200", "As it was.", data("delete" + name, item))
            .mayRefuse(Refusal.NOT_FOUND, Refusal.CONFLICT)
            .toJson());
  }

  /** What is found says whose it is. */
  private static ObjectNode withObject(ObjectNode item) {
    ObjectNode both = Json.object();
    both.putArray("allOf")
        .add(item)
        .add(Json.only("objectId", Json.described(Json.type("string"), "Of its object.")));
    return both;
  }

  private static ObjectNode list(String plural, ObjectNode item, boolean isOfObjects) {
    OperationText list =
        operation(plural, "Lists the " + plural)
            .answers("200", "All there are.", data(plural, Json.arrayOf(item)));
    return isOfObjects
        ? list.parameters("include_inactive", "object_id").mayRefuse(Refusal.NOT_FOUND).toJson()
        : list.parameters("include_inactive").toJson();
  }

  /** With a character that no operation on records has in its name. */
  private static OperationText operation(String id, String summary) {
    return new OperationText("metadata_" + id, TAG, summary + " of the data model");
  }

  private static ObjectNode data(String key, ObjectNode value) {
    return Json.only("data", Json.only(key, value));
  }
}
