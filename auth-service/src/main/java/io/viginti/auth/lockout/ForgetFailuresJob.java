package io.viginti.auth.lockout;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Deletes the counts that are forgotten anyway. */
@ApplicationScoped
class ForgetFailuresJob {
  private final Transactions transactions;
  private final PasswordFailureStore failures;
  private final LockOutConfig config;

  ForgetFailuresJob(
      Transactions transactions, PasswordFailureStore failures, LockOutConfig config) {
    this.transactions = transactions;
    this.failures = failures;
    this.config = config;
  }

  @Scheduled(
      identity = "forget-password-failures",
      every = "1h",
      delayed = "6m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> run() {
    return transactions
        .inTransaction(
            () -> failures.forgetBefore(Clock.systemUTC().instant().minus(config.forget())))
        .replaceWithVoid();
  }
}
