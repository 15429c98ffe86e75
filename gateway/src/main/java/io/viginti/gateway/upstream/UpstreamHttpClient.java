package io.viginti.gateway.upstream;

import io.netty.channel.EventLoop;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.impl.ContextInternal;
import io.viginti.gateway.loop.RequestLoop;
import io.viginti.platform.mesh.MeshAddresses;
import io.viginti.platform.mesh.MeshService;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Sends requests to the services over pooled connections. Every event loop has connections of its
 * own: a request whose answer came in on another loop would change threads four times, and the
 * loops would wait for each other's locks. What is streamed takes as long as the client does, so it
 * has connections apart: slow clients keep no request waiting.
 */
@ApplicationScoped
public class UpstreamHttpClient {
  private final Vertx vertx;
  private final HttpClientOptions options;
  private final PoolOptions pool;
  private final PoolOptions streamPool;
  private final Map<EventLoop, HttpClient> clients = new ConcurrentHashMap<>();
  private final Map<EventLoop, HttpClient> streamClients = new ConcurrentHashMap<>();
  private final long timeout;
  private final Map<MeshService, URI> addresses = new EnumMap<>(MeshService.class);

  UpstreamHttpClient(Vertx vertx, UpstreamConfig config, MeshAddresses addresses) {
    this.timeout = config.timeout().toMillis();
    this.vertx = vertx;
    this.options =
        new HttpClientOptions()
            .setConnectTimeout((int) config.connectTimeout().toMillis())
            .setMaxWaitQueueSize(config.waiting())
            .setKeepAlive(true)
            .setTcpNoDelay(true);
    this.pool = new PoolOptions().setHttp1MaxSize(config.connections());
    this.streamPool = new PoolOptions().setHttp1MaxSize(config.streams());
    for (MeshService service : MeshService.values()) {
      this.addresses.put(service, addresses.of(service));
    }
  }

  @PreDestroy
  void close() {
    clients.values().forEach(HttpClient::close);
    streamClients.values().forEach(HttpClient::close);
  }

  /** An answer as it came. */
  public record Response(int status, MultiMap headers, Buffer body) {
    public String text() {
      return body.toString(StandardCharsets.UTF_8);
    }
  }

  public Uni<Response> get(MeshService service, String path) {
    return send(options(service, HttpMethod.GET, path), request -> {}, Buffer.buffer());
  }

  /** Posts JSON; fails with the I/O error when the service cannot be reached. */
  public Uni<Response> post(
      MeshService service, String path, Buffer body, Consumer<HttpClientRequest> headers) {
    return send(
        options(service, HttpMethod.POST, path),
        request -> {
          request.putHeader("content-type", "application/json");
          headers.accept(request);
        },
        body);
  }

  /**
   * Opens a request whose body and answer are streamed; how long it may take is for the caller to
   * say.
   *
   * @param path with its query, encoded
   */
  public Future<HttpClientRequest> open(MeshService service, HttpMethod method, String path) {
    return here(streamClients, streamPool)
        .request(options(service, method, path).setConnectTimeout(timeout).setIdleTimeout(0));
  }

  /** How long a service may take to answer. */
  public Duration timeout() {
    return Duration.ofMillis(timeout);
  }

  URI address(MeshService service) {
    URI address = addresses.get(service);
    if (address == null) {
      throw new IllegalStateException("address of " + service);
    }
    return address;
  }

  private HttpClient here(Map<EventLoop, HttpClient> known, PoolOptions size) {
    EventLoop loop = ((ContextInternal) vertx.getOrCreateContext()).nettyEventLoop();
    HttpClient client = known.get(loop);
    return client != null
        ? client
        : known.computeIfAbsent(loop, none -> vertx.createHttpClient(options, size));
  }

  private RequestOptions options(MeshService service, HttpMethod method, String path) {
    URI address = address(service);
    boolean ssl = "https".equals(address.getScheme());
    return new RequestOptions()
        .setMethod(method)
        .setHost(address.getHost())
        .setPort(address.getPort() > 0 ? address.getPort() : ssl ? 443 : 80)
        .setSsl(ssl)
        .setURI(address.getRawPath() + path)
        .setTimeout(timeout);
  }

  private Uni<Response> send(
      RequestOptions options, Consumer<HttpClientRequest> headers, Buffer body) {
    return Uni.createFrom()
        .<Response>emitter(
            emitter ->
                here(clients, pool)
                    .request(options)
                    .compose(
                        request -> {
                          headers.accept(request);
                          return request.send(body);
                        })
                    .compose(
                        response ->
                            response
                                .body()
                                .compose(
                                    whole ->
                                        Future.succeededFuture(
                                            new Response(
                                                response.statusCode(), response.headers(), whole))))
                    .onSuccess(emitter::complete)
                    .onFailure(emitter::fail))
        .emitOn(RequestLoop.current());
  }
}
