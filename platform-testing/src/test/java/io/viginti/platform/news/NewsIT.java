package io.viginti.platform.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.viginti.platform.persistence.Transactions;
import io.viginti.platform.telemetry.RequestContext;
import io.viginti.testing.Eventually;
import io.viginti.testing.MeshServers;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class NewsIT {
  private static final Duration WAIT = Duration.ofSeconds(10);

  @Inject News news;
  @Inject FollowedCaches caches;
  @Inject Redis redis;
  @Inject Vertx vertx;
  @Inject NewsConfig config;
  @Inject Transactions transactions;
  @Inject Pool pool;

  @ConfigProperty(name = "viginti.test.redis.pid")
  long redisPid;

  private final List<String> heardByOther = new CopyOnWriteArrayList<>();
  private RedisNews other;

  @BeforeEach
  void startOther() {
    other = new RedisNews(redis, vertx, config, "other-" + System.nanoTime(), heardByOther::add);
    other.start();
    Eventually.await("both links", () -> news.isFresh() && other.isFresh());
  }

  @AfterEach
  void stopOther() throws IOException, InterruptedException {
    signal("CONT");
    other.stop();
  }

  @Test
  void anAnnouncementAnswersWhenEveryInstanceHasHeard() {
    long start = System.nanoTime();
    news.announce("schema:1").await().atMost(WAIT);
    assertThat(heardByOther).contains("schema:1");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(900));
  }

  @Test
  void whatIsAnnouncedInATransactionIsToldWhenItHasCommitted() {
    transactions
        .inTransaction(
            () ->
                news.announce("noted:1")
                    .invoke(() -> assertThat(heardByOther).doesNotContain("noted:1")))
        .await()
        .atMost(WAIT);
    assertThat(heardByOther).contains("noted:1");
    Eventually.await("nothing left to tell", () -> notes() == 0);
  }

  @Test
  void aTransactionThatRollsBackTellsNothing() {
    assertThatThrownBy(
            () ->
                transactions
                    .inTransaction(
                        () ->
                            news.announce("noted:2")
                                .chain(
                                    () ->
                                        Uni.createFrom()
                                            .<Void>failure(new IllegalStateException("no"))))
                    .await()
                    .atMost(WAIT))
        .hasMessage("no");
    news.announce("noted:3").await().atMost(WAIT);
    assertThat(heardByOther).contains("noted:3").doesNotContain("noted:2");
    assertThat(notes()).isZero();
  }

  @Test
  void whatAnotherInstanceNotedAndCouldNotTellIsTold() {
    pool.query("insert into news_outbox (id, subject) values (gen_random_uuid(), 'noted:4')")
        .execute()
        .await()
        .atMost(WAIT);
    Eventually.await("told", () -> heardByOther.contains("noted:4"));
    Eventually.await("nothing left to tell", () -> notes() == 0);
  }

  private long notes() {
    return pool.query("select count(*) from news_outbox")
        .execute()
        .await()
        .atMost(WAIT)
        .iterator()
        .next()
        .getLong(0);
  }

  @Test
  void anInstanceThatIsGoneIsNotWaitedForLong() {
    RedisNews gone = new RedisNews(redis, vertx, config, "gone-" + System.nanoTime(), s -> {});
    gone.start();
    Eventually.await("link", gone::isFresh);
    gone.stop();
    Eventually.await(
        "not waited for",
        () -> {
          long start = System.nanoTime();
          news.announce("schema:1").await().atMost(WAIT);
          return System.nanoTime() - start < Duration.ofMillis(500).toNanos();
        });
  }

  @Test
  void aCacheServesFromMemoryUntilTheNewsComes() {
    AtomicInteger loads = new AtomicInteger();
    FollowedCache<String, Integer> cache =
        caches.create(
            "it", key -> "it:" + key, key -> Uni.createFrom().item(loads.incrementAndGet()), 10);
    cache.get("a").await().atMost(WAIT);
    cache.get("a").await().atMost(WAIT);
    assertThat(loads).hasValue(1);
    other.announce("it:a").await().atMost(WAIT);
    assertThat(cache.get("a").await().atMost(WAIT)).isEqualTo(2);
  }

  @Test
  void aLostSubscriptionComesBackAsANewGeneration() {
    long generation = news.link().generation();
    redis
        .send(Request.cmd(Command.CLIENT).arg("KILL").arg("TYPE").arg("pubsub"))
        .toCompletionStage()
        .toCompletableFuture()
        .join();
    Eventually.await("a new link", () -> news.isFresh() && news.link().generation() > generation);
  }

  @Test
  void whoSharesALoadStaysOnTheContextOfItsOwnRequest() throws Exception {
    List<UniEmitter<? super String>> pending = new CopyOnWriteArrayList<>();
    FollowedCache<String, String> cache =
        caches.create(
            "shared",
            key -> "shared:" + key,
            key -> Uni.createFrom().emitter(emitter -> pending.add(emitter)),
            10);
    List<CompletableFuture<String>> seen = new CopyOnWriteArrayList<>();
    for (String request : List.of("first", "second")) {
      CompletableFuture<String> answer = new CompletableFuture<>();
      seen.add(answer);
      RequestContext.runOnNewContext(
          vertx.getOrCreateContext(),
          () -> {
            RequestContext.put(RequestContext.REQUEST_ID, request);
            cache
                .get("a")
                .map(value -> RequestContext.requestId())
                .subscribe()
                .with(answer::complete, answer::completeExceptionally);
          });
    }
    Eventually.await("one load", () -> pending.size() == 1);
    Thread.startVirtualThread(() -> pending.getFirst().complete("1")).join();
    assertThat(seen.get(0).get(5, TimeUnit.SECONDS)).isEqualTo("first");
    assertThat(seen.get(1).get(5, TimeUnit.SECONDS)).isEqualTo("second");
  }

  @Test
  void withoutRedisTheOwnerIsAskedEachTime() throws IOException, InterruptedException {
    AtomicInteger loads = new AtomicInteger();
    FollowedCache<String, Integer> cache =
        caches.create(
            "away",
            key -> "away:" + key,
            key -> Uni.createFrom().item(loads.incrementAndGet()),
            10);
    cache.get("a").await().atMost(WAIT);
    signal("STOP");
    Eventually.await("stale", () -> !news.isFresh());
    int before = loads.get();
    assertThat(cache.get("a").await().atMost(WAIT)).isEqualTo(before + 1);
    assertThat(cache.get("a").await().atMost(WAIT)).isEqualTo(before + 2);
    signal("CONT");
    Eventually.await("fresh again", news::isFresh);
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(redisPid)).start().waitFor();
  }
}
