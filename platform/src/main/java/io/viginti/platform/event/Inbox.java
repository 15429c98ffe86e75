package io.viginti.platform.event;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** What has been consumed. */
@ApplicationScoped
class Inbox {
  private static final long PRUNE_PAUSE = Duration.ofHours(1).toMillis();

  private final Pool pool;
  private final Vertx vertx;
  private final long timer;

  Inbox(Pool pool, Vertx vertx, EventConfig config) {
    this.pool = pool;
    this.vertx = vertx;
    this.timer =
        vertx.setPeriodic(
            PRUNE_PAUSE,
            ignored ->
                pool.preparedQuery("delete from inbox where at < $1")
                    .execute(Tuple.of(OffsetDateTime.now(ZoneOffset.UTC).minus(config.inboxKeep())))
                    .subscribe()
                    .with(done -> {}, failure -> {}));
  }

  @PreDestroy
  void stop() {
    vertx.cancelTimer(timer);
  }

  Uni<Boolean> contains(String consumer, UUID eventId) {
    return pool.preparedQuery("select 1 from inbox where consumer = $1 and event_id = $2")
        .execute(Tuple.of(consumer, eventId))
        .map(found -> found.size() > 0);
  }

  Uni<Void> add(String consumer, UUID eventId) {
    return pool.preparedQuery(
            "insert into inbox (consumer, event_id) values ($1, $2) on conflict do nothing")
        .execute(Tuple.of(consumer, eventId))
        .replaceWithVoid();
  }
}
