package io.viginti.platform.news;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.viginti.platform.event.CurrentTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * News that are noted in the transaction of the change they tell of, in the owner's table {@code
 * news_outbox}, until they are told (not in the gateway, which owns nothing). What an instance
 * could not tell (it died after the commit, or is cut off from Redis) another instance of the owner
 * tells, or itself when it can.
 */
@ApplicationScoped
class NewsNotes {
  private static final Logger LOG = Logger.getLogger(NewsNotes.class);
  private static final String INSERT =
      "insert into news_outbox (id, subject) values (cast($1 as uuid), cast($2 as text))";
  private static final String DELETE = "delete from news_outbox where id = any($1)";
  private static final String OLD =
      "select id, subject from news_outbox where noted_at < clock_timestamp() - interval '300 ms'"
          + " order by noted_at limit 100";
  private static final String IS_THERE = "select 1 from news_outbox where id = $1";
  private static final Duration LOOK = Duration.ofMillis(100);

  private final News news;
  private final NewsConfig config;
  private final Instance<CurrentTransaction> transaction;
  private final Instance<Pool> pool;
  private final Vertx vertx;
  private final AtomicBoolean isLooking = new AtomicBoolean();
  private long timer = -1;

  NewsNotes(
      News news,
      NewsConfig config,
      Instance<CurrentTransaction> transaction,
      Instance<Pool> pool,
      Vertx vertx) {
    this.news = news;
    this.config = config;
    this.transaction = transaction;
    this.pool = pool;
    this.vertx = vertx;
  }

  void start(@Observes StartupEvent started) {
    if (transaction.isResolvable()) {
      timer = vertx.setPeriodic(config.notes().toMillis(), tick -> tellOld());
    }
  }

  void stop(@Observes ShutdownEvent stopping) {
    vertx.cancelTimer(timer);
  }

  /** Notes the subject in the open transaction and has it told once that has committed. */
  Uni<Void> note(String subject) {
    CurrentTransaction open = transaction.get();
    UUID id = UUID.randomUUID();
    return open.execute(INSERT, List.of(id.toString(), subject))
        .invoke(() -> open.afterCommit(() -> tell(id, subject)));
  }

  /** Whether a transaction is open in which a note can be made. */
  boolean isInTransaction() {
    return transaction.isResolvable() && transaction.get().isOpen();
  }

  private Uni<Void> tell(UUID id, String subject) {
    return news.tellAll(subject)
        .chain(
            isTold ->
                isTold ? forget(List.of(id)) : untilTold(id, config.ackWait().dividedBy(LOOK)));
  }

  /** Waits a while for another instance to tell it. */
  private Uni<Void> untilTold(UUID id, long looks) {
    return looks <= 0
        ? Uni.createFrom().voidItem()
        : Uni.createFrom()
            .voidItem()
            .onItem()
            .delayIt()
            .by(LOOK)
            .chain(() -> pool.get().preparedQuery(IS_THERE).execute(Tuple.of(id)))
            .chain(
                rows -> rows.size() == 0 ? Uni.createFrom().voidItem() : untilTold(id, looks - 1))
            .onFailure()
            .recoverWithNull();
  }

  /** A note that stays is told once more, which does no harm. */
  private Uni<Void> forget(List<UUID> ids) {
    return pool.get()
        .preparedQuery(DELETE)
        .execute(Tuple.of(ids.toArray(UUID[]::new)))
        .onFailure()
        .invoke(failure -> LOG.warnf("event=news-note-kept reason=%s", failure.getMessage()))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  private void tellOld() {
    if (!news.isFresh() || !isLooking.compareAndSet(false, true)) {
      return;
    }
    pool.get()
        .preparedQuery(OLD)
        .execute()
        .chain(this::tellRows)
        .onTermination()
        .invoke(() -> isLooking.set(false))
        .subscribe()
        .with(
            done -> {},
            failure -> LOG.debugf("event=news-notes-not-read reason=%s", failure.getMessage()));
  }

  private Uni<Void> tellRows(RowSet<Row> rows) {
    List<UUID> told = new ArrayList<>();
    Uni<Void> all = Uni.createFrom().voidItem();
    for (Row row : rows) {
      all =
          all.chain(() -> news.tellAll(row.getString("subject")))
              .invoke(
                  isTold -> {
                    if (isTold) {
                      told.add(row.getUUID("id"));
                    }
                  })
              .replaceWithVoid();
    }
    return all.chain(() -> told.isEmpty() ? Uni.createFrom().voidItem() : forget(told));
  }
}
