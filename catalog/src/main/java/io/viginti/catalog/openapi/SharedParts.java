package io.viginti.catalog.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.viginti.catalog.AggregateFunction;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parameters, problems and the security scheme that all operations share. */
final class SharedParts {
  /** With a character that no name of an object has, as the one below. */
  static final String PROBLEM = "Problem_Details";

  static final String PAGE_INFO = "Page_Info";

  static final String GROUP = "Record_Group";

  private static final String FILTER_GRAMMAR =
      """
      `filter := expression {"," expression}`, of which all hold;
      `expression := ("and" | "or" | "not") "(" filter ")" | comparison`;
      `comparison := field {"." field} "[" comparator "]" ":" value`;
      `value := text | "[" [text {"," text}] "]"`; text may be quoted with `"`.

      Comparators, where the field's type has them: `eq neq in is gt gte lt lte like ilike startsWith \
      endsWith contains regex iregex containsAny containsAll isEmpty`; `is` takes `NULL` or `NOT_NULL`.\
      """;

  private SharedParts() {}

  /** A problem response under the name by which operations refer to it. */
  enum Refusal {
    BAD_INPUT("400", "The request cannot be understood, or an input is not valid."),
    UNAUTHENTICATED("401", "There is no token, or it is bad, expired or revoked."),
    FORBIDDEN("403", "The caller may not do this."),
    NOT_FOUND("404", "There is no such object or record."),
    CONFLICT("409", "Another record or change stands in the way."),
    TOO_LARGE("413", "A limit of size or rows is exceeded."),
    OTHER_TYPE("415", "The body is not application/json."),
    UNAVAILABLE("503", "A part of the mesh is away; safe to repeat.");

    private final String status;
    private final String description;

    Refusal(String status, String description) {
      this.status = status;
      this.description = description;
    }

    String status() {
      return status;
    }
  }

  static void addTo(ObjectNode components) {
    addParameters(components.putObject("parameters"));
    ObjectNode responses = components.putObject("responses");
    for (Refusal refusal : Refusal.values()) {
      ObjectNode response = responses.putObject(refusal.name());
      response.put("description", refusal.description);
      response
          .putObject("content")
          .putObject("application/problem+json")
          .set("schema", Json.schemaRef(PROBLEM));
    }
    components
        .putObject("securitySchemes")
        .putObject("bearer")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("bearerFormat", "JWT")
        .put("description", "An access token of a workspace, or an API key.");
    addProblem(components.withObject("/schemas"));
    addPageInfo(components.withObject("/schemas"));
    addGroup(components.withObject("/schemas"));
  }

  private static void addParameters(ObjectNode parameters) {
    ObjectNode id = parameter("id", "path", "Its id.", Json.type("string", "uuid"), null);
    parameters.set("id", id.put("required", true));
    parameters.set(
        "filter",
        parameter(
            "filter",
            "query",
            FILTER_GRAMMAR,
            Json.type("string"),
            TextNode.valueOf("createdAt[gte]:2026-01-01T00:00:00Z,deletedAt[is]:NULL")));
    parameters.set(
        "order_by",
        parameter(
            "order_by",
            "query",
            "`field {\".\" field} [\"[\" direction \"]\"]`, separated by commas; directions are"
                + " `AscNullsFirst AscNullsLast DescNullsFirst DescNullsLast`.",
            Json.type("string").put("default", "id[AscNullsLast]"),
            TextNode.valueOf("createdAt[DescNullsLast]")));
    addGroupParameters(parameters);
    parameters.set(
        "limit",
        parameter(
            "limit",
            "query",
            "Records in the answer at most.",
            Json.type("integer").put("minimum", 0).put("maximum", 1_000).put("default", 60),
            IntNode.valueOf(20)));
    for (String cursor : List.of("starting_after", "ending_before")) {
      parameters.set(
          cursor,
          parameter(
              cursor,
              "query",
              "A cursor of `pageInfo`, got with the same `order_by`: the page %s it."
                  .formatted(cursor.equals("starting_after") ? "after" : "before"),
              Json.type("string"),
              null));
    }
    parameters.set(
        "upsert",
        parameter(
            "upsert",
            "query",
            "Whether a record with the same id, else the same unique values, is updated instead.",
            Json.type("boolean").put("default", false),
            null));
    ObjectNode depth = Json.type("integer").put("default", 0);
    depth.putArray("enum").add(0).add(1).add(2);
    parameters.set(
        "depth",
        parameter(
            "depth",
            "query",
            "0: a record's own fields; 1: related records too; 2: theirs too.",
            depth,
            IntNode.valueOf(1)));
    parameters.set(
        "fields",
        parameter(
            "fields",
            "query",
            "Fields to answer, separated by commas; `field.field` leads to a sub-field or to a"
                + " related record's field, over two relations at most.",
            Json.type("string"),
            TextNode.valueOf("id,createdAt,createdBy.name")));
    parameters.set(
        "soft_delete",
        parameter(
            "soft_delete",
            "query",
            "Whether the record can be restored; it is destroyed otherwise.",
            Json.type("boolean").put("default", false),
            null));
    parameters.set(
        "include_inactive",
        parameter(
            "include_inactive",
            "query",
            "Whether what is inactive is listed too.",
            Json.type("boolean").put("default", false),
            null));
    parameters.set(
        "object_id",
        parameter(
            "object_id",
            "query",
            "Of the object whose parts are listed; those of all objects without it.",
            Json.type("string", "uuid"),
            null));
    parameters.set(
        "Idempotency-Key",
        parameter(
            "Idempotency-Key",
            "header",
            "The same key within 24 hours gets the same answer and writes once.",
            Json.type("string").put("maxLength", 255),
            null));
  }

  private static void addGroupParameters(ObjectNode parameters) {
    ObjectNode groupBy =
        parameter(
            "group_by",
            "query",
            "`field {\".\" field} [\"[\" granularity [\":\" time zone] \"]\"]`, separated by commas; a date"
                + " needs its granularity: `DAY WEEK MONTH QUARTER YEAR DAY_OF_WEEK MONTH_OF_YEAR`.",
            Json.type("string"),
            TextNode.valueOf("createdBy.source,createdAt[MONTH:Europe/Paris]"));
    parameters.set("group_by", groupBy.put("required", true));
    parameters.set(
        "aggregates",
        parameter(
            "aggregates",
            "query",
            "Figures with their fields, separated by commas: `"
                + Arrays.stream(AggregateFunction.values())
                    .map(AggregateFunction::publicName)
                    .collect(Collectors.joining(" "))
                + "`.",
            Json.type("string"),
            TextNode.valueOf("max.createdAt,countDistinct.createdBy.name")));
    parameters.set(
        "group_order_by",
        parameter(
            "order_by",
            "query",
            "As for lists, by `count`, by figures with their fields, and by what `group_by` names.",
            Json.type("string"),
            TextNode.valueOf("count[DescNullsLast]")));
  }

  private static void addGroup(ObjectNode schemas) {
    ObjectNode group = Json.described(Json.type("object"), "Records with equal values.");
    ObjectNode properties = Json.properties(group);
    properties.set(
        "key",
        Json.described(Json.arrayOf(Json.object()), "The values, in the order of group_by."));
    properties.set("count", Json.type("integer"));
    for (AggregateFunction function : AggregateFunction.values()) {
      properties.set(
          function.publicName(),
          Json.described(Json.type("object"), "By field, where aggregates names it."));
    }
    group.set("required", Json.list("key", "count"));
    schemas.set(GROUP, group);
  }

  static ObjectNode parameter(
      String name, String in, String description, ObjectNode schema, @Nullable JsonNode example) {
    ObjectNode parameter = Json.object().put("name", name).put("in", in);
    parameter.put("description", description).set("schema", schema);
    if (example != null) {
      parameter.set("example", example);
    }
    return parameter;
  }

  private static void addProblem(ObjectNode schemas) {
    ObjectNode problem = Json.described(Json.type("object"), "A refusal, as in RFC 9457.");
    ObjectNode properties = Json.properties(problem);
    properties.set("type", Json.type("string"));
    properties.set("title", Json.type("string"));
    properties.set("status", Json.type("integer"));
    properties.set("detail", Json.described(Json.type("string"), "What is wrong, for people."));
    properties.set("code", Json.described(Json.type("string"), "What is wrong, for programs."));
    properties.set("requestId", Json.described(Json.type("string"), "To be told to support."));
    properties.set("field", Json.described(Json.type("string"), "The field at fault."));
    ObjectNode item = Json.type("object");
    ObjectNode step = Json.object();
    step.set("type", Json.list("string", "integer"));
    Json.properties(item)
        .set(
            "path",
            Json.described(Json.arrayOf(step), "From the parameter, or from the body's root."));
    Json.properties(item).set("message", Json.type("string"));
    item.set("required", Json.list("path", "message"));
    properties.set(
        "problems", Json.described(Json.arrayOf(item), "Everything wrong with an input."));
    problem.set("required", Json.list("type", "title", "status", "detail", "code", "requestId"));
    schemas.set(PROBLEM, problem);
  }

  private static void addPageInfo(ObjectNode schemas) {
    ObjectNode info = Json.described(Json.type("object"), "Where a page is in its list.");
    ObjectNode properties = Json.properties(info);
    properties.set("hasNextPage", Json.type("boolean"));
    properties.set("hasPreviousPage", Json.type("boolean"));
    properties.set("startCursor", Json.orNull(Json.type("string")));
    properties.set("endCursor", Json.orNull(Json.type("string")));
    info.set("required", Json.list("hasNextPage", "hasPreviousPage", "startCursor", "endCursor"));
    schemas.set(PAGE_INFO, info);
  }

  /** Refers to shared parameters. */
  static void addParameters(ObjectNode to, List<String> names) {
    if (!names.isEmpty()) {
      ArrayNode list = to.putArray("parameters");
      names.forEach(name -> list.add(Json.ref("parameters", name)));
    }
  }
}
