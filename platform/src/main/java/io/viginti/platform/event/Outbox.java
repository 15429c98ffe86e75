package io.viginti.platform.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.viginti.contracts.event.CloudEvent;
import io.viginti.platform.telemetry.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Publishes events with the transaction that causes them. */
@ApplicationScoped
public class Outbox {
  private static final String INSERT =
      "insert into event_outbox (topic, key, event)"
          + " values (cast($1 as text), cast($2 as text), cast(cast($3 as text) as jsonb))";

  private final Instance<CurrentTransaction> transaction;
  private final Instance<Pool> pool;
  private final EventJson events;
  private final ObjectMapper json;
  private final RelaySignal signal;
  private final String source;

  @Inject
  Outbox(
      Instance<CurrentTransaction> transaction,
      Instance<Pool> pool,
      EventJson events,
      ObjectMapper json,
      RelaySignal signal,
      @ConfigProperty(name = "quarkus.application.name", defaultValue = "service") String service) {
    this.transaction = transaction;
    this.pool = pool;
    this.events = events;
    this.json = json;
    this.signal = signal;
    this.source = "/" + service;
  }

  /** A new event of this service, now, in the trace of the current request. */
  public CloudEvent event(
      String type, @Nullable String subject, @Nullable UUID workspaceId, Object data) {
    return new CloudEvent(
        "1.0",
        UUID.randomUUID(),
        source,
        type,
        subject,
        Instant.now().truncatedTo(ChronoUnit.MICROS),
        workspaceId,
        RequestContext.traceparent(),
        json.valueToTree(data));
  }

  /**
   * Writes the event in the current Panache transaction; outside of one, in a transaction of its
   * own.
   *
   * @param key events of the same key keep their order
   */
  public Uni<Void> add(String topic, String key, CloudEvent event) {
    if (transaction.isResolvable() && transaction.get().isOpen()) {
      return transaction.get().execute(INSERT, List.of(topic, key, events.text(event)));
    }
    return add(pool.get(), topic, key, event).invoke(signal::wake);
  }

  /** Writes the event on a connection that is in the caller's transaction. */
  public Uni<Void> add(SqlClient connection, String topic, String key, CloudEvent event) {
    return connection
        .preparedQuery(insertSql())
        .execute(Tuple.of(topic, key, events.text(event)))
        .replaceWithVoid();
  }

  /** For services that write SQL: parameters are topic, key and the event as text. */
  public static String insertSql() {
    return INSERT;
  }

  /** Tells the relay that a transaction with events has committed; it would find out by itself. */
  public void wake() {
    signal.wake();
  }
}
