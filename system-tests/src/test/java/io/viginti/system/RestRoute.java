package io.viginti.system;

import io.viginti.system.RecordOperations.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A route that a workspace's OpenAPI document names.
 *
 * @param method in capitals
 * @param path from the root, with {@code {id}} where an id goes
 */
record RestRoute(String method, String path) {
  static List<RestRoute> all(Api caller) {
    List<RestRoute> routes = new ArrayList<>();
    caller
        .get("/rest/open-api/core")
        .body()
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> {
                          if (METHODS.contains(method)) {
                            routes.add(
                                new RestRoute(
                                    method.toUpperCase(Locale.ROOT), absolute(path.getKey())));
                          }
                        }));
    return routes;
  }

  private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

  private static String absolute(String path) {
    return path.startsWith("/rest/") ? path : "/rest" + path;
  }

  boolean takesId() {
    return path.contains("{id}");
  }

  boolean isRestore() {
    return path.startsWith("/rest/restore/");
  }

  /** The object's plural; another step's name where the route is of none. */
  String plural() {
    return Stream.of(path.substring("/rest/".length()).split("/"))
        .filter(step -> !step.equals("restore") && !step.equals("batch"))
        .findFirst()
        .orElse("");
  }

  /** What a route of records does. */
  Verb verb() {
    String rest = path.replaceFirst("^/rest", "").replace("/" + plural(), "/*");
    return switch (method + " " + rest) {
      case "GET /*" -> Verb.LIST;
      case "POST /*" -> Verb.CREATE;
      case "PATCH /*" -> Verb.UPDATE_MANY;
      case "DELETE /*" -> Verb.DESTROY_MANY;
      case "GET /*/{id}" -> Verb.ONE;
      case "PATCH /*/{id}" -> Verb.UPDATE;
      case "DELETE /*/{id}" -> Verb.DESTROY;
      case "GET /*/groupBy" -> Verb.GROUP_BY;
      case "POST /*/duplicates" -> Verb.DUPLICATES;
      case "PATCH /*/merge" -> Verb.MERGE;
      case "POST /batch/*" -> Verb.CREATE_MANY;
      case "PATCH /restore/*" -> Verb.RESTORE_MANY;
      case "PATCH /restore/*/{id}" -> Verb.RESTORE;
      case String unknown -> throw new AssertionError("the matrix has no row for " + unknown);
    };
  }

  /** What an object, a field or an index must have to be made; nothing where it is changed. */
  private String leastOfMetadata() {
    String of = "{\"objectId\":\"" + UnknownId.next() + "\",";
    return switch (method + " " + path) {
      case "POST /rest/metadata/objects" -> "{\"nameSingular\":\"a\",\"namePlural\":\"b\"}";
      case "POST /rest/metadata/fields" -> of + "\"name\":\"c\",\"type\":\"TEXT\"}";
      case "POST /rest/metadata/indexes" -> of + "\"fields\":[\"name\"]}";
      default -> "{}";
    };
  }

  /** Asks with the least body; nothing of it is looked at before the right to ask. */
  Answer ask(Api caller, String id) {
    String body =
        method.equals("GET") || method.equals("DELETE") || isRestore()
            ? ""
            : path.startsWith("/rest/batch/") ? "[{}]" : leastOfMetadata();
    return caller.rest(method, path.replace("{id}", id), body);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
