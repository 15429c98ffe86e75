package io.viginti.platform.event;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts relays: that of the service's table {@code event_outbox} by itself, others on request. */
@ApplicationScoped
public class OutboxRelays {
  private final Pool pool;
  private final KafkaClients kafka;
  private final EventConfig config;
  private final RelaySignal signal;
  private final KafkaTraces traces;
  private final String service;
  private final List<OutboxRelay> running = new CopyOnWriteArrayList<>();

  @Inject
  OutboxRelays(
      Pool pool,
      KafkaClients kafka,
      EventConfig config,
      RelaySignal signal,
      KafkaTraces traces,
      @ConfigProperty(name = "quarkus.application.name", defaultValue = "service") String service) {
    this.pool = pool;
    this.kafka = kafka;
    this.config = config;
    this.signal = signal;
    this.traces = traces;
    this.service = service;
  }

  void onStart(@Observes StartupEvent started) {
    if (config.relay()) {
      start(pool, new PlainOutboxRows(service));
    }
  }

  /** Starts a relay; it ends with {@link OutboxRelay#close()} or with the service. */
  public OutboxRelay start(Pool on, OutboxRows rows) {
    OutboxRelay relay = new OutboxRelay(on, rows, kafka, config, signal, traces);
    running.add(relay);
    relay.start();
    return relay;
  }

  void stop(@Observes ShutdownEvent stopping) {
    running.forEach(OutboxRelay::close);
  }
}
