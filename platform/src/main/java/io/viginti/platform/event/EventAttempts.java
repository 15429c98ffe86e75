package io.viginti.platform.event;

import io.opentelemetry.api.trace.Span;
import io.smallrye.mutiny.Uni;
import io.viginti.contracts.event.CloudEvent;
import io.viginti.platform.event.EventConsumer.Handling;
import io.viginti.platform.event.EventConsumer.Lane;
import io.viginti.platform.telemetry.RequestContext;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Gives an event to its handler, on a context of its own and once; again with growing waits when it
 * fails.
 */
final class EventAttempts {
  private static final Logger LOG = Logger.getLogger(EventAttempts.class);

  private final EventHandler handler;
  private final Handling handling;
  private final Lane lane;
  private final ConsumerRecord<String, byte[]> record;
  private final CloudEvent event;
  private final BooleanSupplier isStopped;

  EventAttempts(
      EventHandler handler,
      Handling handling,
      Lane lane,
      ConsumerRecord<String, byte[]> record,
      CloudEvent event,
      BooleanSupplier isStopped) {
    this.handler = handler;
    this.handling = handling;
    this.lane = lane;
    this.record = record;
    this.event = event;
    this.isStopped = isStopped;
  }

  /**
   * @param putAside takes the event that cannot be handled, and why; the inbox knows it then
   */
  Uni<Void> run(Function<Throwable, Uni<Void>> putAside) {
    return attempt(putAside, 1, 1);
  }

  /**
   * @param attempt counts what is the event's own fault
   * @param tries counts all, and lengthens the waits
   */
  private Uni<Void> attempt(Function<Throwable, Uni<Void>> putAside, int attempt, int tries) {
    return onOwnContext()
        .onFailure()
        .recoverWithUni(
            failure -> {
              boolean isAway = Absence.isOneOf(failure);
              if (isStopped.getAsBoolean()) {
                return Uni.createFrom().failure(failure);
              }
              if (!isAway && attempt >= handling.config().attempts()) {
                return putAside
                    .apply(failure)
                    .chain(() -> handling.inbox().add(handler.consumer(), event.id()));
              }
              LOG.debugf(
                  "event=event-failed consumer=%s type=%s id=%s attempt=%d reason=%s",
                  lane.name(), event.type(), event.id(), attempt, failure);
              return Uni.createFrom()
                  .voidItem()
                  .onItem()
                  .delayIt()
                  .by(waitAfter(tries))
                  .chain(() -> attempt(putAside, isAway ? attempt : attempt + 1, tries + 1));
            });
  }

  private Duration waitAfter(int tries) {
    EventConfig config = handling.config();
    long wait = config.backoff().toMillis() << Math.min(tries - 1, 16);
    return Duration.ofMillis(Math.min(wait, config.backoffLimit().toMillis()));
  }

  private Uni<Void> onOwnContext() {
    return Uni.createFrom()
        .emitter(
            emitter ->
                RequestContext.runOnNewContext(
                    handling.vertx().getOrCreateContext(),
                    () -> {
                      RequestContext.put(RequestContext.REQUEST_ID, event.id().toString());
                      if (event.traceparent() != null) {
                        RequestContext.put(RequestContext.TRACEPARENT, event.traceparent());
                      }
                      if (lane.isImport()) {
                        RequestContext.put(RequestContext.IMPORT, true);
                      }
                      Span span = handling.traces().taken(record, event.traceparent(), lane.name());
                      handleOnce()
                          .onTermination()
                          .invoke((done, failure, isCancelled) -> KafkaTraces.end(span, failure))
                          .subscribe()
                          .with(emitter::complete, emitter::fail);
                    }));
  }

  private Uni<Void> handleOnce() {
    Inbox inbox = handling.inbox();
    return inbox
        .contains(handler.consumer(), event.id())
        .chain(
            isKnown ->
                isKnown
                    ? Uni.createFrom().voidItem()
                    : handler.handle(event).chain(() -> inbox.add(handler.consumer(), event.id())));
  }
}
