package io.viginti.platform.event;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.viginti.platform.event.EventConsumer.Handling;
import io.viginti.platform.event.EventConsumer.Lane;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.List;

/** Starts a consumer for every {@link EventHandler} bean and stops them with the service. */
@ApplicationScoped
class EventConsumers {
  private final Instance<EventHandler> handlers;
  private final KafkaClients kafka;
  private final Handling handling;
  private final List<EventConsumer> running = new ArrayList<>();

  EventConsumers(
      @Any Instance<EventHandler> handlers,
      KafkaClients kafka,
      Inbox inbox,
      EventJson events,
      EventConfig config,
      KafkaTraces traces,
      Vertx vertx) {
    this.handlers = handlers;
    this.kafka = kafka;
    this.handling = new Handling(inbox, events, config, traces, vertx);
  }

  void start(@Observes StartupEvent started) {
    if (!handling.config().consume()) {
      return;
    }
    for (EventHandler handler : handlers) {
      start(handler, Lane.ordinary(handler, handling.config()));
      start(handler, Lane.bulk(handler, handling.config()));
    }
  }

  private void start(EventHandler handler, Lane lane) {
    if (!lane.topics().isEmpty()) {
      EventConsumer consumer = new EventConsumer(handler, lane, kafka, handling);
      running.add(consumer);
      consumer.start();
    }
  }

  void stop(@Observes ShutdownEvent stopping) {
    running.forEach(EventConsumer::stop);
    running.forEach(EventConsumer::join);
  }
}
