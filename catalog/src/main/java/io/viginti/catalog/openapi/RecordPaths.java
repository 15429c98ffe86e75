package io.viginti.catalog.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.ObjectNames;
import io.viginti.catalog.openapi.SharedParts.Refusal;
import java.util.List;

/** The operations on the records of one object. */
final class RecordPaths {
  private final CatalogObject object;
  private final ObjectNames names;

  RecordPaths(CatalogObject object) {
    this.object = object;
    this.names = object.names();
  }

  void addTo(ObjectNode paths) {
    String plural = names.plural();
    ObjectNode all = paths.putObject("/" + plural);
    all.set("get", list());
    ObjectNode one = paths.putObject("/" + plural + "/{id}");
    SharedParts.addParameters(one, List.of("id"));
    one.set("get", one());
    one.set("patch", update());
    paths.putObject("/" + plural + "/groupBy").set("get", groups());
    paths.putObject("/" + plural + "/duplicates").set("post", duplicates());
    if (!object.allowsAllWrites()) {
      all.set("patch", updateMany());
    } else {
      all.set("post", create());
      all.set("patch", updateMany());
      all.set("delete", deleteMany());
      one.set("delete", delete());
      paths.putObject("/batch/" + plural).set("post", createMany());
      paths.putObject("/" + plural + "/merge").set("patch", merge());
      paths.putObject("/restore/" + plural).set("patch", restoreMany());
      ObjectNode restore = paths.putObject("/restore/" + plural + "/{id}");
      SharedParts.addParameters(restore, List.of("id"));
      restore.set("patch", restore());
    }
  }

  private OperationText operation(String id, String summary) {
    return new OperationText(id, names.plural(), summary);
  }

  private ObjectNode record() {
    return Json.schemaRef(names.type());
  }

  private static ObjectNode data(String key, ObjectNode value) {
    return Json.only("data", Json.only(key, value));
  }

  private ObjectNode list() {
    return operation(names.many(), "Lists " + names.plural())
        .parameters(
            "filter", "order_by", "limit", "starting_after", "ending_before", "depth", "fields")
        .answers("200", "The records found.", page())
        .mayRefuse(Refusal.NOT_FOUND, Refusal.TOO_LARGE)
        .toJson();
  }

  private ObjectNode page() {
    ObjectNode page = data(names.many(), Json.arrayOf(record()));
    ObjectNode total = Json.type("integer");
    Json.properties(page).set("totalCount", Json.described(total, "Of all pages."));
    Json.properties(page).set("pageInfo", Json.schemaRef(SharedParts.PAGE_INFO));
    page.withArray("/required").add("totalCount").add("pageInfo");
    return page;
  }

  private ObjectNode groups() {
    return operation(names.groupBy(), "Counts " + names.plural() + " in groups of equal values")
        .parameters("group_by", "aggregates", "filter", "group_order_by", "limit")
        .answers(
            "200",
            "A group for each combination of values there is.",
            Json.only("data", Json.arrayOf(Json.schemaRef(SharedParts.GROUP))))
        .mayRefuse(Refusal.NOT_FOUND, Refusal.TOO_LARGE)
        .toJson();
  }

  private ObjectNode one() {
    return operation(names.one(), "Finds one of " + names.plural())
        .parameters("depth", "fields")
        .answers("200", "The record.", data(names.one(), record()))
        .mayRefuse(Refusal.NOT_FOUND)
        .toJson();
  }

  private ObjectNode create() {
    return operation(names.create(), "Creates one of " + names.plural())
        .parameters("upsert", "depth", "fields", "Idempotency-Key")
        .body(Json.schemaRef(names.createInput()))
        .answers("201", "The record created.", data(names.create(), record()))
        .mayRefuse(Refusal.CONFLICT)
        .toJson();
  }

  private ObjectNode createMany() {
    return operation(names.createMany(), "Creates several of " + names.plural())
        .description("Creates all or none; answers in the order of the input.")
        .parameters("upsert", "depth", "fields", "Idempotency-Key")
        .body(Json.arrayOf(Json.schemaRef(names.createInput())).put("maxItems", 1_000))
        .answers("201", "The records created.", data(names.createMany(), Json.arrayOf(record())))
        .mayRefuse(Refusal.CONFLICT)
        .toJson();
  }

  private ObjectNode update() {
    return operation(names.update(), "Changes one of " + names.plural())
        .parameters("depth", "fields", "Idempotency-Key")
        .body(Json.schemaRef(names.updateInput()))
        .answers("200", "The record as it is now.", data(names.update(), record()))
        .mayRefuse(Refusal.NOT_FOUND, Refusal.CONFLICT)
        .toJson();
  }

  private ObjectNode delete() {
    return operation(names.delete(), "Destroys or deletes one of " + names.plural())
        .parameters("soft_delete", "Idempotency-Key")
        .answers(
            "200",
            "The id of the record that was there.",
            data(names.delete(), Json.only("id", Json.type("string", "uuid"))))
        .mayRefuse(Refusal.NOT_FOUND, Refusal.CONFLICT)
        .toJson();
  }

  private ObjectNode restore() {
    return operation(names.restore(), "Restores a deleted one of " + names.plural())
        .parameters("depth", "fields", "Idempotency-Key")
        .answers("200", "The record as it is now.", data(names.restore(), record()))
        .mayRefuse(Refusal.NOT_FOUND, Refusal.CONFLICT)
        .toJson();
  }

  private ObjectNode merge() {
    ObjectNode body = Json.type("object");
    ObjectNode properties = Json.properties(body);
    properties.set("ids", Json.arrayOf(Json.type("string", "uuid")).put("minItems", 2));
    properties.set(
        "conflictPriorityIndex",
        Json.described(Json.type("integer"), "Index in ids of the record that stays."));
    properties.set("dryRun", Json.described(Json.type("boolean"), "Answers what it would be."));
    body.putArray("required").add("ids").add("conflictPriorityIndex");
    return operation(names.merge(), "Makes one of several of " + names.plural())
        .parameters("depth", "fields", "Idempotency-Key")
        .body(body)
        .answers("200", "The record that stays.", data(names.merge(), record()))
        .mayRefuse(Refusal.NOT_FOUND, Refusal.CONFLICT, Refusal.TOO_LARGE)
        .toJson();
  }

  private ObjectNode duplicates() {
    ObjectNode body = Json.type("object");
    ObjectNode properties = Json.properties(body);
    ObjectNode ids = Json.arrayOf(Json.type("string", "uuid")).put("maxItems", 1_000);
    properties.set("ids", Json.described(ids, "Of records that are there."));
    if (object.allowsAllWrites()) {
      ObjectNode data = Json.arrayOf(Json.schemaRef(names.createInput())).put("maxItems", 1_000);
      properties.set("data", Json.described(data, "In place of ids: records to be."));
    }
    return operation(names.duplicates(), "Finds duplicates among " + names.plural())
        .description(
            "For each record given those that are the same by one of the object's criteria, at"
                + " most 60.")
        .parameters("depth", "fields")
        .body(body)
        .answers(
            "200",
            "A list for each record given, in their order.",
            Json.only("data", Json.arrayOf(Json.arrayOf(record()))))
        .mayRefuse(Refusal.NOT_FOUND, Refusal.TOO_LARGE)
        .toJson();
  }

  private OperationText byFilter(String id, String summary) {
    return operation(id, summary)
        .description(summary + " that the filter selects, all or none; the filter must be given.")
        .mayRefuse(Refusal.NOT_FOUND, Refusal.CONFLICT, Refusal.TOO_LARGE);
  }

  private ObjectNode updateMany() {
    return byFilter(names.updateMany(), "Changes those of " + names.plural())
        .parameters("filter", "depth", "fields", "Idempotency-Key")
        .body(Json.schemaRef(names.updateInput()))
        .answers(
            "200", "The records as they are now.", data(names.updateMany(), Json.arrayOf(record())))
        .toJson();
  }

  private ObjectNode deleteMany() {
    return byFilter(names.deleteMany(), "Destroys or deletes those of " + names.plural())
        .parameters("filter", "soft_delete", "Idempotency-Key")
        .answers(
            "200",
            "The ids of the records that were there.",
            data(names.deleteMany(), Json.arrayOf(Json.only("id", Json.type("string", "uuid")))))
        .toJson();
  }

  private ObjectNode restoreMany() {
    return byFilter(names.restoreMany(), "Restores the deleted ones of " + names.plural())
        .parameters("filter", "depth", "fields", "Idempotency-Key")
        .answers(
            "200",
            "The records as they are now.",
            data(names.restoreMany(), Json.arrayOf(record())))
        .toJson();
  }
}
