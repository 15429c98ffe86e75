package io.viginti.gateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.viginti.contracts.mesh.MeshHeaders;
import io.viginti.gateway.request.JsonBody;
import io.viginti.platform.error.HttpErrors;
import io.viginti.platform.error.VigintiException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request whose body has been read, and the answer it gets. */
final class RestExchange {
  private static final int LONGEST_KEY = 255;

  private final HttpServerRequest request;
  private final Buffer body;

  RestExchange(HttpServerRequest request, Buffer body) {
    this.request = request;
    this.body = body;
  }

  HttpServerRequest request() {
    return request;
  }

  /** BAD_USER_INPUT for a parameter that is given twice or cannot be decoded. */
  Map<String, String> parameters() {
    MultiMap given;
    try {
      given = request.params();
    } catch (IllegalArgumentException notEncoded) {
      throw VigintiException.badInput("The parameters are not well encoded");
    }
    Map<String, String> parameters = new HashMap<>();
    for (Map.Entry<String, String> entry : given) {
      if (parameters.put(entry.getKey(), entry.getValue()) != null) {
        throw VigintiException.badInput("A parameter is given twice");
      }
    }
    return parameters;
  }

  /** Null when there is none; BAD_USER_INPUT when it is not JSON. */
  @Nullable JsonNode json() {
    return body.length() == 0 ? null : JsonBody.parse(body.getBytes());
  }

  boolean isOtherType() {
    return body.length() > 0 && !JsonBody.isType(request.getHeader(HttpHeaders.CONTENT_TYPE));
  }

  /** BAD_USER_INPUT when it is too long. */
  @Nullable String idempotencyKey() {
    String key = request.getHeader(MeshHeaders.IDEMPOTENCY_KEY);
    if (key != null && key.length() > LONGEST_KEY) {
      throw VigintiException.badInput("The Idempotency-Key has at most 255 characters.");
    }
    return key;
  }

  void answer(int status, Buffer json) {
    HttpServerResponse response = request.response();
    if (!response.ended() && !response.closed()) {
      response
          .setStatusCode(status)
          .putHeader("content-type", "application/json; charset=utf-8")
          .end(json);
    }
  }

  void refuse(Throwable failure) {
    if (!request.response().closed()) {
      HttpErrors.respond(request.response(), failure);
    }
  }

  /** A refusal whose status is HTTP's own. */
  void refuse(int status, String message) {
    HttpServerResponse response = request.response();
    if (response.ended() || response.closed()) {
      return;
    }
    ObjectNode problem = HttpErrors.problem(VigintiException.badInput(message));
    problem.put("status", status);
    response
        .setStatusCode(status)
        .putHeader("content-type", HttpErrors.PROBLEM_JSON)
        .end(problem.toString());
  }

  void refuseMethod(List<String> allowed) {
    request.response().putHeader("allow", String.join(", ", allowed));
    refuse(405, "Use " + String.join(", ", allowed));
  }

  /** What may be asked of the path. */
  void options(List<String> allowed) {
    request.response().putHeader("allow", String.join(", ", allowed)).setStatusCode(204).end();
  }
}
