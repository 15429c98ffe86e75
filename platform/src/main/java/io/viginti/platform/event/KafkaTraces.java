package io.viginti.platform.event;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.viginti.platform.telemetry.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Spans of a record's way through Kafka, by OpenTelemetry's conventions for messaging. The record
 * carries its trace in the header {@code traceparent}. Without a collector this costs next to
 * nothing: spans are not recorded, and the header stays that of the request.
 */
@ApplicationScoped
public class KafkaTraces {
  private static final String TRACEPARENT = "traceparent";
  private static final TextMapGetter<String> SINGLE =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String carrier) {
          return List.of(TRACEPARENT);
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
          return TRACEPARENT.equals(key) ? carrier : null;
        }
      };

  private final Tracer tracer;

  KafkaTraces(OpenTelemetry telemetry) {
    this.tracer = telemetry.getTracer("io.viginti.platform");
  }

  /** Notes on a record which request it comes from. */
  public static void carry(Headers headers, @Nullable String traceparent) {
    if (traceparent != null) {
      headers.remove(TRACEPARENT).add(TRACEPARENT, traceparent.getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** A record is about to be sent; to be ended when the broker has answered. */
  Span sending(ProducerRecord<String, byte[]> record) {
    Span span =
        span("send", record.topic(), SpanKind.PRODUCER, parent(record.headers(), null)).startSpan();
    if (span.getSpanContext().isValid() && span.isRecording()) {
      carry(record.headers(), RequestContext.traceparent(span.getSpanContext()));
    }
    return span;
  }

  /**
   * A record is about to be handled, in the current context: what is done there is below the span,
   * which is to be ended when it is done.
   *
   * @param traceparent of the event, used when the record has none
   */
  Span taken(ConsumerRecord<String, byte[]> record, @Nullable String traceparent, String consumer) {
    Context parent = parent(record.headers(), traceparent);
    Span span =
        span("process", record.topic(), SpanKind.CONSUMER, parent)
            .setAttribute("messaging.consumer.group.name", consumer)
            .startSpan();
    if (span.isRecording()) {
      RequestContext.trace(parent.with(span));
    }
    return span;
  }

  static void end(Span span, @Nullable Throwable failure) {
    if (failure != null) {
      span.recordException(failure);
      span.setStatus(StatusCode.ERROR);
    }
    span.end();
  }

  private SpanBuilder span(String operation, String topic, SpanKind kind, Context parent) {
    return tracer
        .spanBuilder(operation + " " + topic)
        .setSpanKind(kind)
        .setParent(parent)
        .setAttribute("messaging.system", "kafka")
        .setAttribute("messaging.operation.type", operation)
        .setAttribute("messaging.destination.name", topic);
  }

  private static Context parent(Headers headers, @Nullable String otherwise) {
    Header header = headers.lastHeader(TRACEPARENT);
    String traceparent =
        header == null ? otherwise : new String(header.value(), StandardCharsets.US_ASCII);
    return traceparent == null
        ? Context.root()
        : W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, SINGLE);
  }
}
