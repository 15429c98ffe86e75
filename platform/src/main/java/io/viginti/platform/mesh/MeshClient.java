package io.viginti.platform.mesh;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import io.viginti.contracts.mesh.MeshHeaders;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.HttpErrors;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.telemetry.RequestContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Calls the internal API of another service, with this service's token, the request's id and trace
 * context. A problem body becomes the {@link VigintiException} it stands for; a service that cannot
 * be reached, answers 502 to 504 or not in time is UNAVAILABLE. A refused connection is tried again
 * twice, and so is a kept one that was closed under a call other than POST.
 */
@ApplicationScoped
public class MeshClient {
  private static final Logger LOG = Logger.getLogger(MeshClient.class);

  private final MeshConfig config;
  private final MeshTokens tokens;
  private final MeshAddresses addresses;
  private final ObjectMapper json;
  private final WebClient http;

  MeshClient(
      MeshConfig config,
      MeshTokens tokens,
      MeshAddresses addresses,
      ObjectMapper json,
      Vertx vertx) {
    this.config = config;
    this.tokens = tokens;
    this.addresses = addresses;
    this.json = json;
    this.http =
        WebClient.create(
            vertx,
            new WebClientOptions()
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setDecompressionSupported(true)
                .setUserAgentEnabled(false)
                .setMaxPoolSize(config.connections()));
  }

  @PreDestroy
  void close() {
    http.close();
  }

  /**
   * @param type what the answer is read as; {@code Void.class} for none (the item is then null)
   */
  public <T> Uni<T> get(MeshService to, String path, Class<T> type) {
    return call(to, HttpMethod.GET, path, null, type, MeshCall.PLAIN);
  }

  public <T> Uni<T> post(MeshService to, String path, Object body, Class<T> type) {
    return call(to, HttpMethod.POST, path, body, type, MeshCall.PLAIN);
  }

  public <T> Uni<T> put(MeshService to, String path, Object body, Class<T> type) {
    return call(to, HttpMethod.PUT, path, body, type, MeshCall.PLAIN);
  }

  public <T> Uni<T> delete(MeshService to, String path, Class<T> type) {
    return call(to, HttpMethod.DELETE, path, null, type, MeshCall.PLAIN);
  }

  /** The general form. */
  public <T> Uni<T> call(
      MeshService to,
      HttpMethod method,
      String path,
      @Nullable Object body,
      Class<T> type,
      MeshCall options) {
    return RequestContext.backHere(() -> callOnce(to, method, path, body, type, options));
  }

  private <T> Uni<T> callOnce(
      MeshService to,
      HttpMethod method,
      String path,
      @Nullable Object body,
      Class<T> type,
      MeshCall options) {
    HttpRequest<Buffer> request = prepare(to, method, path, options);
    return Uni.createFrom()
        .deferred(() -> send(request, body))
        .onFailure(failure -> isRepeatable(method, failure))
        .retry()
        .withBackOff(Duration.ofMillis(50))
        .atMost(2)
        .onFailure(failure -> !(failure instanceof VigintiException))
        .transform(
            failure -> {
              LOG.warnf(
                  "event=mesh-call-failed to=%s method=%s path=%s reason=%s",
                  to.key(), method, path, failure);
              return VigintiException.unavailable(to.serviceName());
            })
        .map(answer -> read(to, answer, type));
  }

  /** Nothing was sent, or a kept connection was closed under a call that may be made twice. */
  private static boolean isRepeatable(HttpMethod method, Throwable failure) {
    return failure instanceof ConnectException
        || (failure instanceof HttpClosedException && !method.equals(HttpMethod.POST));
  }

  private HttpRequest<Buffer> prepare(
      MeshService to, HttpMethod method, String path, MeshCall options) {
    HttpRequest<Buffer> request = http.requestAbs(method, addresses.of(to) + path);
    request.timeout(options.timeout().orElse(config.timeout()).toMillis());
    request.putHeader(MeshHeaders.MESH, tokens.token());
    request.putHeader(MeshHeaders.REQUEST_ID, RequestContext.requestId());
    if (RequestContext.isImport()) {
      request.putHeader(MeshHeaders.IMPORT, "true");
    }
    String trace = RequestContext.traceparentToForward();
    if (trace != null) {
      request.putHeader("traceparent", trace);
    }
    String token = RequestContext.find(RequestContext.TOKEN, String.class);
    if (options.isForCaller() && token != null) {
      request.putHeader("Authorization", "Bearer " + token);
    }
    for (Map.Entry<String, String> header : options.headers().entrySet()) {
      request.putHeader(header.getKey(), header.getValue());
    }
    return request;
  }

  private Uni<HttpResponse<Buffer>> send(HttpRequest<Buffer> request, @Nullable Object body) {
    if (body == null) {
      return request.send();
    }
    request.putHeader("Content-Type", "application/json");
    return request.sendBuffer(Buffer.buffer(write(body)));
  }

  private byte[] write(Object body) {
    try {
      return json.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "a " + body.getClass().getName() + " cannot be written as JSON", e);
    }
  }

  @SuppressWarnings("NullAway") // an answer without a body is a null item, as Mutiny has it
  private <T> T read(MeshService from, HttpResponse<Buffer> answer, Class<T> type) {
    byte[] body = answer.body() == null ? new byte[0] : answer.body().getBytes();
    try {
      if (answer.statusCode() >= 400) {
        throw HttpErrors.parse(answer.statusCode(), tree(body), from.serviceName());
      }
      if (type == Void.class || body.length == 0) {
        return null;
      }
      if (type == byte[].class) {
        return type.cast(body);
      }
      return json.readValue(body, type);
    } catch (IOException e) {
      LOG.errorf(e, "event=mesh-answer-unreadable from=%s type=%s", from.key(), type.getName());
      throw VigintiException.of(
          ErrorCode.INTERNAL, from.serviceName() + " answered something unreadable");
    }
  }

  private JsonNode tree(byte[] body) {
    try {
      JsonNode tree = json.readTree(body);
      return tree == null ? json.createObjectNode() : tree;
    } catch (IOException notJson) {
      return json.createObjectNode();
    }
  }
}
