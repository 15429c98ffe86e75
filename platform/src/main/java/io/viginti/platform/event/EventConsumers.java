package io.viginti.platform.event;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
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
  private final Inbox inbox;
  private final EventJson events;
  private final EventConfig config;
  private final Vertx vertx;
  private final List<EventConsumer> running = new ArrayList<>();

  EventConsumers(
      @Any Instance<EventHandler> handlers,
      KafkaClients kafka,
      Inbox inbox,
      EventJson events,
      EventConfig config,
      Vertx vertx) {
    this.handlers = handlers;
    this.kafka = kafka;
    this.inbox = inbox;
    this.events = events;
    this.config = config;
    this.vertx = vertx;
  }

  void start(@Observes StartupEvent started) {
    if (!config.consume()) {
      return;
    }
    for (EventHandler handler : handlers) {
      if (!handler.topics().isEmpty()) {
        EventConsumer consumer = new EventConsumer(handler, kafka, inbox, events, config, vertx);
        running.add(consumer);
        consumer.start();
      }
    }
  }

  void stop(@Observes ShutdownEvent stopping) {
    running.forEach(EventConsumer::stop);
    running.forEach(EventConsumer::join);
  }
}
