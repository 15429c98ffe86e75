package io.viginti.auth.lockout;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Deletes the counts that are forgotten anyway, and the oldest when there are too many. */
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
      every = "10m",
      delayed = "6m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> run() {
    Instant now = Clock.systemUTC().instant();
    return transactions.inTransaction(
        () ->
            failures
                .forgetBefore(now.minus(longestMemory()))
                .chain(() -> failures.keepNewest(config.kept()))
                .replaceWithVoid());
  }

  /** An address that has reached its limit is forgotten after as long as that takes one by one. */
  private Duration longestMemory() {
    Duration address = config.addressForget().multipliedBy(config.addressFailures() + 1L);
    return address.compareTo(config.forget()) > 0 ? address : config.forget();
  }
}
