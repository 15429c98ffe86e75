package io.viginti.platform.idempotency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.viginti.contracts.mesh.MeshHeaders;
import io.viginti.platform.caller.CurrentCaller;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.HttpErrors;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.telemetry.RequestContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Stands before {@code POST /graphql}: a request with a key is sent to this same instance without
 * it, and its answer is kept. What the inner request writes is told by its transactions ({@link
 * RequestWrites}).
 */
@ApplicationScoped
class RunRequestOnce {
  /** Behind the filters, before GraphQL. */
  private static final int ORDER = -1;

  /** 255 of a client, and what the gateway adds to tell the parts of an operation apart. */
  private static final int LONGEST_KEY = 300;

  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Duration LEASE = Duration.ofSeconds(100);
  private static final long FORGET_PAUSE_MS = TimeUnit.HOURS.toMillis(1);

  /** Names the run of a key; known to this instance alone, so nobody else can. */
  private static final String RUN = "X-Viginti-Run";

  private static final Set<String> NOT_FORWARDED =
      Set.of(
          "idempotency-key",
          "host",
          "content-length",
          "connection",
          "transfer-encoding",
          "x-viginti-run");

  /** A repeat may get further. */
  private static final Set<String> PASSING =
      Set.of(
          ErrorCode.UNAVAILABLE.name(), ErrorCode.INTERNAL.name(), ErrorCode.SCHEMA_CHANGED.name());

  /** Nothing was done, though the attempt was counted. */
  private static final Set<String> REFUSED =
      Set.of(ErrorCode.RATE_LIMITED.name(), ErrorCode.UNAUTHENTICATED.name());

  private final Vertx vertx;
  private final CurrentCaller caller;
  private final RequestKeyStore store;
  private final ObjectMapper json;
  private final WebClient self;
  private final Map<String, RequestKey> runs = new ConcurrentHashMap<>();
  private long timer = -1;

  RunRequestOnce(Vertx vertx, CurrentCaller caller, RequestKeyStore store, ObjectMapper json) {
    this.vertx = vertx;
    this.caller = caller;
    this.store = store;
    this.json = json;
    this.self = WebClient.create(vertx);
  }

  void register(@Observes Router router) {
    router.post("/graphql").order(ORDER).handler(this::handle);
    timer =
        vertx.setPeriodic(
            FORGET_PAUSE_MS,
            id -> store.deleteOutdated().subscribe().with(done -> {}, failure -> {}));
  }

  @PreDestroy
  void stop() {
    vertx.cancelTimer(timer);
    self.close();
  }

  private void handle(RoutingContext route) {
    HttpServerRequest request = route.request();
    String run = request.getHeader(RUN);
    RequestKey running = run == null ? null : runs.get(run);
    if (running != null) {
      RequestContext.put(RequestContext.KEYED, running.digest());
    }
    String key = request.getHeader(MeshHeaders.IDEMPOTENCY_KEY);
    if (running != null || key == null) {
      route.next();
      return;
    }
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      request.resume();
      HttpErrors.respond(
          route.response(),
          VigintiException.badInput("Idempotency-Key must have 1 to 255 characters"));
      return;
    }
    request.resume();
    RequestContext.backHere(
            () -> Uni.createFrom().completionStage(request.body().toCompletionStage()))
        .chain(body -> answer(request, RequestKey.of(caller.find().orElse(null), key, body), body))
        .subscribe()
        .with(
            answer -> answer.write(route.response()),
            failure -> HttpErrors.respond(route.response(), failure));
  }

  private Uni<KeyedAnswer> answer(HttpServerRequest request, RequestKey key, Buffer body) {
    return RequestContext.backHere(() -> store.claim(key, LEASE))
        .chain(
            isMine ->
                isMine
                    ? run(request, key, body)
                    : RequestContext.backHere(() -> store.load(key))
                        .map(known -> known(key, known)));
  }

  private static KeyedAnswer known(RequestKey key, RequestKeyStore.Known known) {
    if (known.answer() != null && known.requestHash().equals(key.requestHash())) {
      return new KeyedAnswer(200, "application/json", Buffer.buffer(known.answer()));
    }
    if (known.isRunning() && known.answer() == null) {
      throw VigintiException.conflict("A request with this Idempotency-Key is running");
    }
    throw VigintiException.conflict(
        known.requestHash().equals(key.requestHash())
            ? "The request with this Idempotency-Key wrote, and its answer was lost"
            : "This Idempotency-Key was used for another request");
  }

  private Uni<KeyedAnswer> run(HttpServerRequest request, RequestKey key, Buffer body) {
    String run = UUID.randomUUID().toString();
    runs.put(run, key);
    return RequestContext.backHere(() -> forward(request, run, body))
        .eventually(() -> runs.remove(run))
        .onFailure()
        .call(failure -> store.releaseUnwritten(key))
        .onFailure()
        .transform(failure -> VigintiException.unavailable("The service"))
        .chain(answer -> RequestContext.backHere(() -> keep(key, answer)).replaceWith(answer));
  }

  private Uni<KeyedAnswer> forward(HttpServerRequest request, String run, Buffer body) {
    var inner =
        self.post(request.localAddress().port(), "127.0.0.1", request.uri())
            .timeout(LIMIT.toMillis())
            .putHeader(RUN, run);
    request
        .headers()
        .forEach(
            (name, value) -> {
              if (!NOT_FORWARDED.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                inner.putHeader(name, value);
              }
            });
    return Uni.createFrom()
        .completionStage(() -> inner.sendBuffer(body).toCompletionStage())
        .map(RunRequestOnce::answer);
  }

  private static KeyedAnswer answer(HttpResponse<Buffer> response) {
    Buffer body = response.body();
    String type = response.getHeader("content-type");
    return new KeyedAnswer(
        response.statusCode(),
        type == null ? "application/json" : type,
        body == null ? Buffer.buffer() : body);
  }

  private Uni<Void> keep(RequestKey key, KeyedAnswer answer) {
    if (answer.status() != 200) {
      return store.releaseUnwritten(key);
    }
    boolean isFinal = true;
    boolean isRefused = false;
    for (JsonNode error : errors(answer)) {
      String code = error.at("/extensions/code").asText();
      isFinal &= !PASSING.contains(code);
      isRefused |= REFUSED.contains(code);
    }
    return isRefused ? store.release(key) : store.answered(key, answer.body().getBytes(), isFinal);
  }

  private JsonNode errors(KeyedAnswer answer) {
    try {
      return json.readTree(answer.body().getBytes()).path("errors");
    } catch (IOException e) {
      throw new IllegalStateException("GraphQL answered no JSON", e);
    }
  }
}
