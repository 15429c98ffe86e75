package io.viginti.gateway.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.viginti.contracts.mesh.MeshHeaders;
import io.viginti.contracts.mesh.RestRequest;
import io.viginti.gateway.upstream.UpstreamHttpClient;
import io.viginti.platform.error.HttpErrors;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.mesh.MeshService;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.jboss.logging.Logger;

/** Asks workspace-data-service to run a REST request. */
@ApplicationScoped
class RecordsClient {
  private static final Logger LOG = Logger.getLogger(RecordsClient.class);
  private static final MeshService SERVICE = MeshService.WORKSPACE_DATA;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final UpstreamHttpClient http;

  RecordsClient(UpstreamHttpClient http) {
    this.http = http;
  }

  /** The answer's body; fails with what the request is refused with. */
  Uni<Buffer> ask(RestRequest request, RestCaller caller) {
    return http.post(SERVICE, "/rest", Buffer.buffer(write(request)), head -> forward(head, caller))
        .onFailure()
        .transform(
            failure -> {
              LOG.warnf(
                  "event=upstream-away service=%s requestId=%s reason=%s",
                  SERVICE.key(), caller.requestId(), failure);
              return VigintiException.unavailable(SERVICE.serviceName());
            })
        .map(RecordsClient::read);
  }

  private static byte[] write(RestRequest request) {
    try {
      return JSON.writeValueAsBytes(request);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void forward(HttpClientRequest headers, RestCaller caller) {
    headers
        .putHeader("authorization", "Bearer " + caller.token())
        .putHeader(MeshHeaders.REQUEST_ID, caller.requestId())
        .putHeader(MeshHeaders.SCHEMA_VERSION, String.valueOf(caller.version().version()));
    if (caller.traceparent() != null) {
      headers.putHeader("traceparent", caller.traceparent());
    }
    if (caller.isImport()) {
      headers.putHeader(MeshHeaders.IMPORT, "true");
    }
    if (caller.idempotencyKey() != null) {
      headers.putHeader(MeshHeaders.IDEMPOTENCY_KEY, caller.idempotencyKey());
    }
  }

  private static Buffer read(UpstreamHttpClient.Response response) {
    if (response.status() == 200) {
      return response.body();
    }
    throw HttpErrors.parse(response.status(), tree(response.body()), SERVICE.serviceName());
  }

  private static JsonNode tree(Buffer body) {
    try {
      return JSON.readTree(body.getBytes());
    } catch (IOException notJson) {
      return MissingNode.getInstance();
    }
  }
}
