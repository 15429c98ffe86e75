package io.viginti.platform.telemetry;

import io.opentelemetry.context.Scope;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * What follows a request wherever its work goes: values on the Vert.x context that are copied when
 * work moves to a context of its own.
 */
public final class RequestContext {
  /** Request id, also in the MDC under {@code requestId}. */
  public static final String REQUEST_ID = "viginti.requestId";

  /** W3C trace context as it came in. */
  public static final String TRACEPARENT = "viginti.traceparent";

  /** The caller; see {@code platform.caller}. */
  public static final String CALLER = "viginti.caller";

  /** The caller's own token, for calls made on their behalf. */
  public static final String TOKEN = "viginti.token";

  private static final List<String> KEYS = List.of(REQUEST_ID, TRACEPARENT, CALLER, TOKEN);

  private RequestContext() {}

  /** The request id, or a fresh one outside of any request. */
  public static String requestId() {
    String id = find(REQUEST_ID, String.class);
    return id != null ? id : UUID.randomUUID().toString();
  }

  public static <T> @Nullable T find(String key, Class<T> type) {
    Context context = Vertx.currentContext();
    if (context == null || !VertxContext.isDuplicatedContext(context)) {
      return null;
    }
    Object value = context.getLocal(key);
    return type.isInstance(value) ? type.cast(value) : null;
  }

  /** Puts a value on the current duplicated context; does nothing outside of one. */
  public static void put(String key, Object value) {
    Context context = Vertx.currentContext();
    if (context != null && VertxContext.isDuplicatedContext(context)) {
      context.putLocal(key, value);
    }
  }

  /**
   * Subscribes to {@code work} and answers on the context of the subscriber, whoever else shares
   * the work or whatever thread it ends on: what follows must not see another request's caller.
   */
  public static <T> Uni<T> backHere(Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Context here = Vertx.currentContext();
              Uni<T> answer = work.get();
              return here == null ? answer : answer.emitOn(command -> runOn(here, command));
            });
  }

  private static void runOn(Context context, Runnable command) {
    if (Vertx.currentContext() == context) {
      command.run();
    } else {
      context.runOnContext(ignored -> command.run());
    }
  }

  /**
   * Runs {@code work} on a new duplicated context of {@code root}'s event loop that carries this
   * request's values.
   */
  public static void runOnNewContext(Context root, Runnable work) {
    Context from = Vertx.currentContext();
    Context to = VertxContext.createNewDuplicatedContext(root);
    if (to == null) {
      throw new IllegalStateException("no Vert.x context to duplicate");
    }
    if (from != null && VertxContext.isDuplicatedContext(from)) {
      for (String key : KEYS) {
        Object value = from.getLocal(key);
        if (value != null) {
          to.putLocal(key, value);
        }
      }
    }
    VertxContextSafetyToggle.setContextSafe(to, true);
    io.opentelemetry.context.Context trace = io.opentelemetry.context.Context.current();
    to.runOnContext(
        ignored -> {
          Object id = to.getLocal(REQUEST_ID);
          if (id != null) {
            MDC.put("requestId", id);
          }
          try (Scope scope = trace.makeCurrent()) {
            work.run();
          }
        });
  }
}
