package io.viginti.gateway.execute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.viginti.contracts.mesh.MeshHeaders;
import io.viginti.contracts.shape.SchemaVersion;
import io.viginti.gateway.answer.AnswerError;
import io.viginti.gateway.client.Client;
import io.viginti.gateway.operation.Owner;
import io.viginti.gateway.operation.Step;
import io.viginti.gateway.upstream.UpstreamHttpClient;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.HttpErrors;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.mesh.MeshService;
import io.viginti.platform.mesh.MeshTokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks a service to run its step. */
@ApplicationScoped
class StepClient {
  private static final Logger LOG = Logger.getLogger(StepClient.class);
  private static final String SCHEMA_BEHIND = "SCHEMA_BEHIND";

  private final UpstreamHttpClient http;
  private final ObjectMapper json;
  private final MeshTokens tokens;

  StepClient(UpstreamHttpClient http, ObjectMapper json, MeshTokens tokens) {
    this.http = http;
    this.json = json;
    this.tokens = tokens;
  }

  Uni<StepAnswer> ask(
      Step step,
      GraphQlRequest request,
      @Nullable String idempotencyKey,
      @Nullable SchemaVersion version) {
    MeshService service = serviceOf(step.owner());
    boolean isRecords = step.owner() instanceof Owner.Records;
    return http.post(
            service,
            isRecords ? "/records" : "/graphql",
            Buffer.buffer(StepBody.write(step, request.variables())),
            headers -> {
              forward(headers, request);
              if (service == MeshService.AUTH && request.session() != null) {
                request.session().forward(headers);
              }
              if (!isRecords) {
                introduce(headers, request);
              }
              if (isRecords && version != null) {
                headers.putHeader(MeshHeaders.SCHEMA_VERSION, String.valueOf(version.version()));
              }
              if (request.isImport()) {
                headers.putHeader(MeshHeaders.IMPORT, "true");
              }
              if (idempotencyKey != null) {
                headers.putHeader(MeshHeaders.IDEMPOTENCY_KEY, idempotencyKey);
              }
            })
        .invoke(
            response -> {
              if (service == MeshService.AUTH && request.session() != null) {
                request.session().take(response.headers());
              }
            })
        .map(response -> read(service, response))
        .onFailure()
        .recoverWithItem(failure -> away(service, request, failure));
  }

  private static MeshService serviceOf(Owner owner) {
    return switch (owner) {
      case Owner.Records records -> MeshService.WORKSPACE_DATA;
      case Owner.Static(MeshService service) -> service;
      case Owner.Gateway gateway ->
          throw new IllegalArgumentException("the gateway's own fields are not sent anywhere");
    };
  }

  private static void forward(HttpClientRequest headers, GraphQlRequest request) {
    headers.putHeader("accept", "application/json");
    headers.putHeader(MeshHeaders.REQUEST_ID, request.requestId());
    if (request.token() != null) {
      headers.putHeader("authorization", "Bearer " + request.token());
    }
    if (request.traceparent() != null) {
      headers.putHeader("traceparent", request.traceparent());
    }
  }

  /** Says who the client is; without our own token beside it nobody would believe it. */
  private void introduce(HttpClientRequest headers, GraphQlRequest request) {
    headers.putHeader(MeshHeaders.MESH, tokens.token());
    Client client = request.client();
    if (client == null) {
      return;
    }
    headers.putHeader(MeshHeaders.CLIENT_ADDRESS, client.address());
    if (client.agent() != null) {
      headers.putHeader(MeshHeaders.CLIENT_AGENT, client.agent());
    }
  }

  private StepAnswer read(MeshService service, UpstreamHttpClient.Response response) {
    byte[] body = response.body().getBytes();
    if (response.status() == 200 && startsWithData(body)) {
      return new StepAnswer.Answered(body, null, null);
    }
    JsonNode tree = tree(body);
    if (tree instanceof ObjectNode object) {
      if (response.status() == 409 && SCHEMA_BEHIND.equals(object.path("code").asText())) {
        return new StepAnswer.Behind();
      }
      if (object.has("data")) {
        return new StepAnswer.Answered(body, refusalOf(object), retryAfterOf(object));
      }
      if (object.path("errors").isArray() && !object.path("errors").isEmpty()) {
        return new StepAnswer.Answered(
            body, codeOf(object.path("errors").path(0)), retryAfterOf(object));
      }
      if (response.status() >= 400) {
        return new StepAnswer.Failed(
            AnswerError.of(HttpErrors.parse(response.status(), object, service.serviceName())));
      }
    }
    LOG.errorf(
        "event=upstream-unreadable service=%s status=%d bytes=%d",
        service.key(), response.status(), body.length);
    return new StepAnswer.Failed(
        AnswerError.of(VigintiException.unavailable(service.serviceName())));
  }

  private static boolean startsWithData(byte[] body) {
    String start = "{\"data\":{";
    if (body.length < start.length()) {
      return false;
    }
    for (int at = 0; at < start.length(); at++) {
      if (body[at] != start.charAt(at)) {
        return false;
      }
    }
    return true;
  }

  /** Where nothing came of it because nobody is signed in, or too often, HTTP says so too. */
  private static @Nullable ErrorCode refusalOf(ObjectNode response) {
    ErrorCode first = codeOf(response.path("errors").path(0));
    return response.path("data").isNull()
            && (first == ErrorCode.UNAUTHENTICATED || first == ErrorCode.RATE_LIMITED)
        ? first
        : null;
  }

  private static @Nullable Duration retryAfterOf(ObjectNode response) {
    JsonNode seconds = response.path("errors").path(0).path("extensions").path("retryAfter");
    return seconds.canConvertToLong() ? Duration.ofSeconds(seconds.longValue()) : null;
  }

  private static ErrorCode codeOf(JsonNode error) {
    String code = error.path("extensions").path("code").asText();
    for (ErrorCode known : ErrorCode.values()) {
      if (known.name().equals(code)) {
        return known;
      }
    }
    return ErrorCode.INTERNAL;
  }

  private @Nullable JsonNode tree(byte[] body) {
    try {
      return json.readTree(body);
    } catch (IOException notJson) {
      return null;
    }
  }

  private static StepAnswer away(MeshService service, GraphQlRequest request, Throwable failure) {
    LOG.warnf(
        "event=upstream-away service=%s requestId=%s reason=%s",
        service.key(), request.requestId(), failure);
    return new StepAnswer.Failed(
        AnswerError.of(VigintiException.unavailable(service.serviceName())));
  }
}
