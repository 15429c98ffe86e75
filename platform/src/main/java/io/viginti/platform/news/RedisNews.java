package io.viginti.platform.news;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import io.viginti.platform.telemetry.RequestContext;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The link itself.
 *
 * <p>Why an answer of {@link #isFresh()} can be trusted: registration (with Redis' own time) and
 * echo are one script, and so are publication and the list of live instances. An instance that has
 * not heard of an announcement has no echo sent after it, so it is stale a second later at the
 * latest: as long as the announcer waits. An instance that is not in the list registered over a
 * second before, so it is stale already.
 */
final class RedisNews implements NewsLink {
  private static final Logger LOG = Logger.getLogger(RedisNews.class);
  private static final String NEWS = "viginti:news";
  private static final String INSTANCES = "viginti:instances";
  private static final int UNANSWERED_LIMIT = 6;
  private static final long CONNECT_LIMIT = Duration.ofSeconds(5).toNanos();

  /** KEYS: instances; ARGV: instance, echo channel, echo. */
  private static final String ECHO_SCRIPT =
      """
      local t = redis.call('TIME')
      local now = t[1] * 1000 + math.floor(t[2] / 1000)
      redis.call('ZADD', KEYS[1], now, ARGV[1])
      redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - 60000)
      redis.call('PUBLISH', ARGV[2], ARGV[3])
      return now
      """;

  /** KEYS: instances; ARGV: news channel, message, stale in ms. */
  private static final String ANNOUNCE_SCRIPT =
      """
      local t = redis.call('TIME')
      local now = t[1] * 1000 + math.floor(t[2] / 1000)
      redis.call('PUBLISH', ARGV[1], ARGV[2])
      return redis.call('ZRANGEBYSCORE', KEYS[1], now - ARGV[3], '+inf')
      """;

  private final Redis client;
  private final Vertx vertx;
  private final NewsConfig config;
  private final String instance;
  private final Consumer<String> tell;
  private final EchoClock clock;
  private final AtomicLong generation = new AtomicLong();
  private final AtomicLong announcements = new AtomicLong();
  private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();

  /** What Redis did not take; announced again when it is back. */
  private final Set<String> unannounced = ConcurrentHashMap.newKeySet();

  private volatile @Nullable RedisConnection subscription;
  private volatile boolean isStopped;
  private final AtomicLong attempts = new AtomicLong();
  private volatile long connectingSince;
  private volatile boolean isAway;
  private volatile int unanswered;
  private long timer = -1;

  /** An announcement whose confirmations are being collected. */
  private static final class Waiting {
    private final Promise<Boolean> done = Promise.promise();
    private final Set<String> early = new HashSet<>();
    private @Nullable Set<String> missing;

    synchronized void expect(Set<String> instances) {
      Set<String> open = new HashSet<>(instances);
      open.removeAll(early);
      missing = open;
      finish();
    }

    synchronized void confirmed(String by) {
      early.add(by);
      if (missing != null) {
        missing.remove(by);
      }
      finish();
    }

    private void finish() {
      if (missing != null && missing.isEmpty()) {
        done.tryComplete(true);
      }
    }

    /** Whoever has not confirmed by now knows that it is stale. */
    synchronized void timeUp() {
      done.tryComplete(missing != null);
    }
  }

  RedisNews(Redis client, Vertx vertx, NewsConfig config, String instance, Consumer<String> tell) {
    this.client = client;
    this.vertx = vertx;
    this.config = config;
    this.instance = instance.replace('|', '_');
    this.tell = tell;
    this.clock = new EchoClock(config.stale(), System::nanoTime);
  }

  void start() {
    connect();
    timer = vertx.setPeriodic(config.echo().toMillis(), ignored -> tick());
  }

  void stop() {
    isStopped = true;
    vertx.cancelTimer(timer);
    RedisConnection open = subscription;
    client.send(Request.cmd(Command.ZREM).arg(INSTANCES).arg(instance)).onComplete(gone -> {});
    if (open != null) {
      open.close();
    }
  }

  @Override
  public boolean isFresh() {
    return clock.isFresh();
  }

  @Override
  public long generation() {
    return generation.get();
  }

  /** True when Redis took it; else it is announced once more when Redis is back. */
  Uni<Boolean> announce(String subject) {
    return RequestContext.backHere(
        () -> Uni.createFrom().completionStage(announceNow(subject).toCompletionStage()));
  }

  private Future<Boolean> announceNow(String subject) {
    String id = instance + "#" + announcements.incrementAndGet();
    Waiting mine = new Waiting();
    waiting.put(id, mine);
    tell.accept(subject);
    vertx.setTimer(config.ackWait().toMillis(), late -> mine.timeUp());
    Request script =
        Request.cmd(Command.EVAL)
            .arg(ANNOUNCE_SCRIPT)
            .arg(1)
            .arg(INSTANCES)
            .arg(NEWS)
            .arg(id + "|" + subject)
            .arg(config.stale().toMillis());
    client
        .send(script)
        .onSuccess(
            live -> {
              Set<String> others = new HashSet<>();
              live.forEach(one -> others.add(one.toString()));
              others.remove(instance);
              mine.expect(others);
            })
        .onFailure(
            failure -> {
              unannounced.add(subject);
              LOG.warnf(
                  "event=news-not-announced subject=%s reason=%s", subject, failure.getMessage());
            });
    return mine.done.future().onComplete(done -> waiting.remove(id));
  }

  /** One attempt at a time; one that neither succeeds nor fails is given up. */
  private void connect() {
    long now = System.nanoTime();
    if (isStopped || (connectingSince != 0 && now - connectingSince < CONNECT_LIMIT)) {
      return;
    }
    connectingSince = now;
    long mine = attempts.incrementAndGet();
    client
        .connect()
        .compose(this::subscribe)
        .onComplete(
            result -> {
              if (mine != attempts.get()) {
                if (result.succeeded()) {
                  result.result().close();
                }
                return;
              }
              connectingSince = 0;
              if (result.succeeded()) {
                connected(result.result());
              } else if (!isAway) {
                isAway = true;
                LOG.warnf("event=news-link-away reason=%s", result.cause().getMessage());
              }
            });
  }

  private Future<RedisConnection> subscribe(RedisConnection connection) {
    connection.handler(this::received);
    connection.endHandler(ended -> lost(connection));
    connection.exceptionHandler(failure -> lost(connection));
    Request command =
        Request.cmd(Command.SUBSCRIBE).arg(NEWS).arg(echoChannel()).arg(ackChannel(instance));
    return connection.send(command).map(connection).onFailure(failure -> connection.close());
  }

  private void connected(RedisConnection connection) {
    generation.incrementAndGet();
    unanswered = 0;
    subscription = connection;
    if (isAway) {
      isAway = false;
      LOG.info("event=news-link-back");
    }
    for (String subject : unannounced) {
      if (unannounced.remove(subject)) {
        announceNow(subject);
      }
    }
  }

  private void tick() {
    if (isStopped) {
      return;
    }
    RedisConnection open = subscription;
    if (open == null) {
      connect();
      return;
    }
    if (++unanswered > UNANSWERED_LIMIT) {
      lost(open);
      open.close();
      return;
    }
    Request script =
        Request.cmd(Command.EVAL)
            .arg(ECHO_SCRIPT)
            .arg(1)
            .arg(INSTANCES)
            .arg(instance)
            .arg(echoChannel())
            .arg(generation.get() + "|" + clock.now());
    client.send(script).onFailure(failure -> LOG.debugf("event=echo-failed %s", failure));
  }

  private void lost(RedisConnection connection) {
    if (subscription == connection) {
      subscription = null;
      clock.lost();
    }
  }

  private void received(@Nullable Response push) {
    if (push == null
        || (push.type() != ResponseType.MULTI && push.type() != ResponseType.PUSH)
        || push.size() < 3
        || !"message".equals(push.get(0).toString())) {
      return;
    }
    String channel = push.get(1).toString();
    String message = push.get(2).toString();
    int bar = message.indexOf('|');
    if (bar < 0) {
      return;
    }
    String head = message.substring(0, bar);
    String tail = message.substring(bar + 1);
    if (channel.equals(NEWS)) {
      heard(head, tail);
    } else if (channel.equals(echoChannel())) {
      if (head.equals(Long.toString(generation.get()))) {
        unanswered = 0;
        clock.proved(Long.parseLong(tail));
      }
    } else {
      Waiting announced = waiting.get(head);
      if (announced != null) {
        announced.confirmed(tail);
      }
    }
  }

  /** Tells the listeners first, then confirms to the announcer. */
  private void heard(String id, String subject) {
    String announcer = id.substring(0, Math.max(0, id.lastIndexOf('#')));
    if (announcer.equals(instance)) {
      return;
    }
    try {
      tell.accept(subject);
    } catch (RuntimeException e) {
      LOG.errorf(e, "event=news-listener-failed subject=%s", subject);
      return;
    }
    client
        .send(Request.cmd(Command.PUBLISH).arg(ackChannel(announcer)).arg(id + "|" + instance))
        .onFailure(failure -> LOG.debugf("event=ack-failed %s", failure));
  }

  private String echoChannel() {
    return "viginti:echo:" + instance;
  }

  private static String ackChannel(String announcer) {
    return "viginti:acks:" + announcer;
  }
}
