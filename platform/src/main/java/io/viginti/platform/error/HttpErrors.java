package io.viginti.platform.error;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.viginti.platform.telemetry.RequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Errors in HTTP and GraphQL form: RFC 9457 problems and GraphQL {@code extensions}. */
public final class HttpErrors {
  public static final String PROBLEM_JSON = "application/problem+json";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private HttpErrors() {}

  /** HTTP status of a code. */
  public static int statusOf(ErrorCode code) {
    return code.httpStatus();
  }

  /** {@code {type, title, status, detail, code, requestId, field?, problems?}}. */
  public static ObjectNode problem(VigintiException error) {
    ObjectNode body = JSON.objectNode();
    body.put("type", "about:blank");
    body.put("title", title(error.code()));
    body.put("status", error.code().httpStatus());
    body.put("detail", error.visibleMessage());
    body.setAll(extensions(error));
    return body;
  }

  /**
   * {@code {code, requestId, field?, problems?, retryAfter?}}, the last in seconds: the {@code
   * extensions} of a GraphQL error.
   */
  public static ObjectNode extensions(VigintiException error) {
    ObjectNode body = JSON.objectNode();
    body.put("code", error.code().name());
    body.put("requestId", RequestContext.requestId());
    error.field().ifPresent(field -> body.put("field", field));
    if (!error.problems().isEmpty()) {
      body.set("problems", problems(error.problems()));
    }
    error.retryAfter().ifPresent(wait -> body.put("retryAfter", seconds(wait)));
    return body;
  }

  /** A GraphQL error with message, path and extensions. */
  public static ObjectNode graphQlError(VigintiException error, List<Object> path) {
    ObjectNode body = JSON.objectNode();
    body.put("message", error.visibleMessage());
    if (!path.isEmpty()) {
      body.set("path", path(path));
    }
    body.set("extensions", extensions(error));
    return body;
  }

  /** Writes the problem and ends the response; does nothing when it has ended already. */
  public static void respond(HttpServerResponse response, Throwable thrown) {
    VigintiException error = ErrorTranslation.translate(thrown);
    if (response.ended() || response.headWritten()) {
      return;
    }
    response.setStatusCode(error.code().httpStatus()).putHeader("content-type", PROBLEM_JSON);
    error
        .retryAfter()
        .ifPresent(wait -> response.putHeader("retry-after", String.valueOf(seconds(wait))));
    response.end(Buffer.buffer(problem(error).toString()));
  }

  static long seconds(java.time.Duration wait) {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }

  static ArrayNode problems(List<Problem> problems) {
    ArrayNode list = JSON.arrayNode();
    for (Problem problem : problems) {
      ObjectNode item = list.addObject();
      item.set("path", path(problem.path()));
      item.put("message", problem.message());
    }
    return list;
  }

  private static ArrayNode path(List<Object> path) {
    ArrayNode list = JSON.arrayNode();
    for (Object step : path) {
      if (step instanceof Number index) {
        list.add(index.longValue());
      } else {
        list.add(String.valueOf(step));
      }
    }
    return list;
  }

  /** The domain error that a problem body stands for; UNAVAILABLE or INTERNAL when it is none. */
  public static VigintiException parse(
      int status, com.fasterxml.jackson.databind.JsonNode body, String part) {
    ErrorCode code = null;
    for (ErrorCode known : ErrorCode.values()) {
      if (known.name().equals(body.path("code").asText())) {
        code = known;
      }
    }
    if (code == null) {
      return status >= 502 && status <= 504
          ? VigintiException.unavailable(part)
          : VigintiException.of(
              status == 404 ? ErrorCode.NOT_FOUND : ErrorCode.INTERNAL,
              part + " answered with status " + status);
    }
    List<Problem> problems = new ArrayList<>();
    for (var item : body.path("problems")) {
      List<Object> path = new ArrayList<>();
      item.path("path")
          .forEach(step -> path.add(step.isNumber() ? step.intValue() : step.asText()));
      problems.add(new Problem(path, item.path("message").asText()));
    }
    String field = body.hasNonNull("field") ? body.get("field").asText() : null;
    return VigintiException.of(code, body.path("detail").asText(), field, problems);
  }

  private static String title(ErrorCode code) {
    String words = code.name().replace('_', ' ').toLowerCase(Locale.ROOT);
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
