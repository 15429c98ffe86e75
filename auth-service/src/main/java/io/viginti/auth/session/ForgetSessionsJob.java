package io.viginti.auth.session;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/**
 * Deletes sessions that have ended, some time after: until then the use of an old refresh token
 * still tells whose it was.
 */
@ApplicationScoped
class ForgetSessionsJob {
  private static final Duration KEPT = Duration.ofDays(30);

  private final Transactions transactions;
  private final SessionStore sessions;

  ForgetSessionsJob(Transactions transactions, SessionStore sessions) {
    this.transactions = transactions;
    this.sessions = sessions;
  }

  @Scheduled(
      identity = "forget-sessions",
      every = "1h",
      delayed = "5m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> run() {
    return transactions
        .inTransaction(() -> sessions.forget(Clock.systemUTC().instant().minus(KEPT)))
        .replaceWithVoid();
  }
}
