package io.viginti.platform.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
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

  /** True when the work belongs to an import. */
  public static final String IMPORT = "viginti.import";

  /** The client at the other end; see {@code platform.caller}. */
  public static final String CLIENT = "viginti.client";

  /** The idempotency key of the request; see {@code platform.idempotency}. */
  public static final String KEYED = "viginti.keyed";

  private static final List<String> KEYS =
      List.of(REQUEST_ID, TRACEPARENT, CALLER, TOKEN, IMPORT, CLIENT, KEYED);

  private RequestContext() {}

  /** The request id, or a fresh one outside of any request. */
  public static String requestId() {
    String id = find(REQUEST_ID, String.class);
    return id != null ? id : UUID.randomUUID().toString();
  }

  /** Whether this work belongs to an import. */
  public static boolean isImport() {
    return Boolean.TRUE.equals(find(IMPORT, Boolean.class));
  }

  /** W3C trace context of what runs now: that of the span, or as it came in while none are kept. */
  public static @Nullable String traceparent() {
    SpanContext current = Span.current().getSpanContext();
    return current.isValid() ? traceparent(current) : find(TRACEPARENT, String.class);
  }

  /**
   * The header {@code traceparent} of an outgoing call; null while spans are kept, since then the
   * HTTP client writes it.
   */
  public static @Nullable String traceparentToForward() {
    return Span.current().getSpanContext().isValid() ? null : find(TRACEPARENT, String.class);
  }

  /** As the header {@code traceparent} has it. */
  public static String traceparent(SpanContext span) {
    return "00-" + span.getTraceId() + "-" + span.getSpanId() + "-" + span.getTraceFlags().asHex();
  }

  /** From here on everything on the current duplicated context is done in {@code trace}. */
  @SuppressWarnings("MustBeClosedChecker") // it ends with the Vert.x context it is kept on
  public static void trace(io.opentelemetry.context.Context trace) {
    trace.makeCurrent();
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
          trace(trace);
          work.run();
        });
  }
}
