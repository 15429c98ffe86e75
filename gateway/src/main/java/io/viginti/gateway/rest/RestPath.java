package io.viginti.gateway.rest;

import io.viginti.contracts.mesh.RestRequest.Operation;
import io.viginti.platform.error.VigintiException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The paths below {@code /rest}. Pure. */
final class RestPath {
  private static final String ROOT = "/rest/";

  private RestPath() {}

  /**
   * @param path of the request, not decoded
   * @throws VigintiException BAD_USER_INPUT when a step of the path cannot be decoded, or is a
   *     singular of the data model
   */
  static RestCall resolve(String method, @Nullable String path) {
    if (path == null || !path.startsWith(ROOT)) {
      return new RestCall.NoPath();
    }
    List<String> steps = new ArrayList<>();
    for (String step : path.substring(ROOT.length()).split("/", -1)) {
      steps.add(decode(step));
    }
    if (steps.stream().anyMatch(String::isEmpty)) {
      return new RestCall.NoPath();
    }
    Map<String, RestCall> methods = methods(steps);
    if (methods.isEmpty()) {
      return new RestCall.NoPath();
    }
    RestCall call = methods.get(method.equals("HEAD") ? "GET" : method);
    return call != null ? call : new RestCall.OtherMethod(allowed(methods));
  }

  private static String decode(String step) {
    try {
      return URLDecoder.decode(step.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      throw VigintiException.badInput("The path is not well encoded");
    }
  }

  private static List<String> allowed(Map<String, RestCall> methods) {
    List<String> allowed = new ArrayList<>(methods.keySet());
    if (methods.containsKey("GET")) {
      allowed.add(1, "HEAD");
    }
    allowed.add("OPTIONS");
    return allowed;
  }

  private static Map<String, RestCall> methods(List<String> steps) {
    String first = steps.getFirst();
    if (first.equals(MetadataCall.STEP) && steps.size() > 1) {
      return MetadataCall.methods(steps.subList(1, steps.size()));
    }
    return switch (steps.size()) {
      case 1 -> ofPlural(first);
      case 2 ->
          switch (first) {
            case "open-api" ->
                steps.get(1).equals("core") ? Map.of("GET", new RestCall.OpenApi()) : Map.of();
            case "batch" -> of("POST", Operation.CREATE_MANY, steps.get(1), null);
            case "restore" -> of("PATCH", Operation.RESTORE_MANY, steps.get(1), null);
            default ->
                switch (steps.get(1)) {
                  case "merge" -> of("PATCH", Operation.MERGE, first, null);
                  case "groupBy" -> of("GET", Operation.GROUP_BY, first, null);
                  case "duplicates" -> of("POST", Operation.DUPLICATES, first, null);
                  case String id -> ofRecord(first, id);
                };
          };
      case 3 ->
          first.equals("restore")
              ? of("PATCH", Operation.RESTORE, steps.get(1), steps.get(2))
              : Map.of();
      default -> Map.of();
    };
  }

  private static Map<String, RestCall> ofPlural(String plural) {
    Map<String, RestCall> methods = new LinkedHashMap<>();
    methods.put("GET", new RestCall.Records(Operation.LIST, plural, null));
    methods.put("POST", new RestCall.Records(Operation.CREATE, plural, null));
    methods.put("PATCH", new RestCall.Records(Operation.UPDATE_MANY, plural, null));
    methods.put("DELETE", new RestCall.Records(Operation.DELETE_MANY, plural, null));
    return methods;
  }

  private static Map<String, RestCall> ofRecord(String plural, String id) {
    Map<String, RestCall> methods = new LinkedHashMap<>();
    methods.put("GET", new RestCall.Records(Operation.ONE, plural, id));
    methods.put("PATCH", new RestCall.Records(Operation.UPDATE, plural, id));
    methods.put("DELETE", new RestCall.Records(Operation.DELETE, plural, id));
    return methods;
  }

  private static Map<String, RestCall> of(
      String method, Operation operation, String plural, @Nullable String id) {
    return Map.of(method, new RestCall.Records(operation, plural, id));
  }
}
