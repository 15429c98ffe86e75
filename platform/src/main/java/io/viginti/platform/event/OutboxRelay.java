package io.viginti.platform.event;

import io.opentelemetry.api.trace.Span;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings an outbox to Kafka, in a thread of its own.
 *
 * <p>One relay at a time: a session advisory lock on the very connection that reads and deletes, so
 * a relay that loses its lock loses its connection too. Rows are taken by id but never from an id
 * on, because ids become visible out of order. What the broker acknowledged is deleted; a crash in
 * between sends again, and the consumers' inbox drops the repeat.
 */
public final class OutboxRelay implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
  private static final Duration SQL_WAIT = Duration.ofSeconds(15);
  private static final Duration STANDBY = Duration.ofSeconds(1);

  /** Rows taken at first, and the size of a batch above which fewer are taken. */
  private static final int FIRST_BATCH = 32;

  private static final long LARGE_BATCH = 8L * 1024 * 1024;

  private final Pool pool;
  private final OutboxRows rows;
  private final KafkaClients kafka;
  private final EventConfig config;
  private final RelaySignal signal;
  private final KafkaTraces traces;
  private final Semaphore woken = new Semaphore(0);
  private final Thread thread;
  private @Nullable KafkaProducer<String, byte[]> producer;
  private volatile boolean isStopped;
  private boolean isFailing;
  private int batch = FIRST_BATCH;

  private record Sending(
      UUID id, @Nullable ProducerRecord<String, byte[]> record, Future<RecordMetadata> ack) {}

  OutboxRelay(
      Pool pool,
      OutboxRows rows,
      KafkaClients kafka,
      EventConfig config,
      RelaySignal signal,
      KafkaTraces traces) {
    this.pool = pool;
    this.rows = rows;
    this.kafka = kafka;
    this.config = config;
    this.signal = signal;
    this.traces = traces;
    this.thread = Thread.ofPlatform().daemon().name("outbox-" + rows.name()).unstarted(this::run);
  }

  void start() {
    signal.add(this);
    thread.start();
  }

  /** There may be rows. */
  public void wake() {
    if (woken.availablePermits() == 0) {
      woken.release();
    }
  }

  @Override
  public void close() {
    signal.remove(this);
    isStopped = true;
    wake();
    try {
      thread.join(Duration.ofSeconds(8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!isStopped) {
      try {
        if (!lead()) {
          pause(STANDBY);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (Exception e) {
        if (!isFailing && !isStopped) {
          isFailing = true;
          LOG.warnf("event=outbox-relay-interrupted relay=%s reason=%s", rows.name(), e);
        }
        closeProducer();
        pauseQuietly(STANDBY);
      }
    }
    closeProducer();
  }

  /** Relays for as long as it can; answers false when another relay leads. */
  private boolean lead() throws InterruptedException, ExecutionException {
    SqlConnection connection = pool.getConnection().await().atMost(SQL_WAIT);
    try {
      Row locked =
          connection
              .preparedQuery("select pg_try_advisory_lock(hashtextextended($1, 20))")
              .execute(Tuple.of("outbox " + rows.name()))
              .await()
              .atMost(SQL_WAIT)
              .iterator()
              .next();
      if (!locked.getBoolean(0)) {
        return false;
      }
      try {
        while (!isStopped) {
          int wanted = Math.min(batch, config.relayBatch());
          int taken = relayOnce(connection, wanted);
          if (isFailing) {
            isFailing = false;
            LOG.infof("event=outbox-relay-resumed relay=%s", rows.name());
          }
          if (taken < wanted) {
            pause(config.relayPoll());
          }
        }
      } finally {
        // A pooled connection outlives this relay; the lock must not. On a broken one it is gone.
        connection
            .query("select pg_advisory_unlock_all()")
            .execute()
            .onFailure()
            .recoverWithNull()
            .await()
            .atMost(SQL_WAIT);
      }
      return true;
    } finally {
      connection.closeAndForget();
    }
  }

  private int relayOnce(SqlConnection connection, int wanted)
      throws InterruptedException, ExecutionException {
    RowSet<Row> found =
        connection
            .preparedQuery(
                "select " + rows.columns() + " from " + rows.table() + " order by id limit $1")
            .execute(Tuple.of(wanted))
            .await()
            .atMost(SQL_WAIT);
    if (found.size() == 0) {
      return 0;
    }
    long bytes = 0;
    List<Sending> sent = new ArrayList<>();
    for (Row row : found) {
      ProducerRecord<String, byte[]> record =
          rows.toRecord(row).await().atMost(SQL_WAIT).orElse(null);
      sent.add(new Sending(row.getUUID("id"), record, send(record)));
      bytes += record == null ? 0 : record.value().length;
    }
    // Records may be a megabyte each: what is in memory at a time stays bounded.
    batch = bytes > LARGE_BATCH ? Math.max(1, batch / 4) : Math.min(config.relayBatch(), batch * 2);
    List<UUID> done = new ArrayList<>();
    ExecutionException failed = collect(sent, done);
    if (!done.isEmpty()) {
      connection
          .preparedQuery("delete from " + rows.table() + " where id = any($1)")
          .execute(Tuple.of(done.toArray(new UUID[0])))
          .await()
          .atMost(SQL_WAIT);
    }
    if (failed != null) {
      throw failed;
    }
    return found.size();
  }

  private Future<RecordMetadata> send(@Nullable ProducerRecord<String, byte[]> record)
      throws InterruptedException {
    if (record == null) {
      return java.util.concurrent.CompletableFuture.completedFuture(null);
    }
    kafka.ensure(List.of(record.topic()));
    KafkaProducer<String, byte[]> open = producer;
    if (open == null) {
      open = kafka.producer("outbox-" + rows.name());
      producer = open;
    }
    Span span = traces.sending(record);
    return open.send(record, (ack, failure) -> KafkaTraces.end(span, failure));
  }

  /**
   * Waits for the acknowledgements. After a row that failed, no later row of its key counts as
   * done: it is sent again behind it.
   */
  private static @Nullable ExecutionException collect(List<Sending> sent, List<UUID> done)
      throws InterruptedException {
    Set<String> broken = new HashSet<>();
    ExecutionException first = null;
    for (Sending one : sent) {
      String key = one.record() == null ? "" : one.record().topic() + " " + one.record().key();
      try {
        one.ack().get();
        if (!broken.contains(key)) {
          done.add(one.id());
        }
      } catch (ExecutionException e) {
        broken.add(key);
        first = first == null ? e : first;
      }
    }
    return first;
  }

  private void closeProducer() {
    KafkaProducer<String, byte[]> open = producer;
    producer = null;
    if (open != null) {
      open.close(Duration.ofSeconds(2));
    }
  }

  private void pause(Duration limit) throws InterruptedException {
    if (woken.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      woken.drainPermits();
    }
  }

  private void pauseQuietly(Duration limit) {
    try {
      pause(limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
