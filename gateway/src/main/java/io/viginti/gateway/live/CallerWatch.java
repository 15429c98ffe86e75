package io.viginti.gateway.live;

import io.quarkus.arc.ClientProxy;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.viginti.platform.caller.Caller;
import io.viginti.platform.caller.Callers;
import io.viginti.platform.news.News;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells open connections that their caller may go on no more. */
@ApplicationScoped
class CallerWatch {
  /** Vert.x timers take no longer; a token that lives longer is looked at again then. */
  private static final Duration LONGEST = Duration.ofHours(12);

  private final Vertx vertx;
  private final Callers callers;
  private final News news;
  private final Map<String, Set<Watched>> bySubject = new ConcurrentHashMap<>();

  CallerWatch(Vertx vertx, Callers callers, News news) {
    this.vertx = vertx;
    this.callers = callers;
    this.news = news;
  }

  void start(@Observes StartupEvent started) {
    // The caches of the callers must hear of news before this does, or it would ask them too early.
    ClientProxy.unwrap(callers);
    news.onNews("grants:", this::lookAgain);
    news.onNews("user:", this::lookAgain);
  }

  /**
   * Watches a caller.
   *
   * @param onEnd is called once, when the token has expired or the grant was revoked
   * @return ends the watch
   */
  Runnable watch(Caller caller, String token, Runnable onEnd) {
    String subject =
        caller.workspaceId() != null
            ? "grants:" + caller.workspaceId()
            : "user:" + caller.principalId();
    Watched watched = new Watched(subject, token, onEnd);
    bySubject.computeIfAbsent(subject, any -> ConcurrentHashMap.newKeySet()).add(watched);
    watched.await();
    return watched::stop;
  }

  private void lookAgain(String subject) {
    // On another turn of the loop, when every cache has heard of the news.
    bySubject
        .getOrDefault(subject, Set.of())
        .forEach(watched -> vertx.runOnContext(turn -> watched.check()));
  }

  private final class Watched {
    private final String subject;
    private final String token;
    private final Runnable onEnd;
    private long timer = -1;
    private boolean isDone;

    Watched(String subject, String token, Runnable onEnd) {
      this.subject = subject;
      this.token = token;
      this.onEnd = onEnd;
    }

    void await() {
      callers.expiryOf(token).subscribe().with(this::awaitUntil, gone -> end());
    }

    private synchronized void awaitUntil(Instant expiry) {
      if (isDone) {
        return;
      }
      Duration left = Duration.between(Instant.now(), expiry);
      Duration wait = left.compareTo(LONGEST) < 0 ? left : LONGEST;
      timer =
          vertx.setTimer(
              Math.max(1, wait.toMillis()),
              fired -> {
                if (Instant.now().isBefore(expiry)) {
                  await();
                } else {
                  end();
                }
              });
    }

    void check() {
      callers.authenticate(token).subscribe().with(stillGood -> {}, gone -> end());
    }

    private void end() {
      if (stop()) {
        onEnd.run();
      }
    }

    synchronized boolean stop() {
      if (isDone) {
        return false;
      }
      isDone = true;
      vertx.cancelTimer(timer);
      bySubject.computeIfPresent(
          subject,
          (name, all) -> {
            all.remove(this);
            return all.isEmpty() ? null : all;
          });
      return true;
    }
  }
}
