package io.viginti.auth.proof;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Deletes links that are not good any more. */
@ApplicationScoped
class ForgetProofsJob {
  private final Transactions transactions;
  private final EmailProofStore proofs;

  ForgetProofsJob(Transactions transactions, EmailProofStore proofs) {
    this.transactions = transactions;
    this.proofs = proofs;
  }

  @Scheduled(
      identity = "forget-email-proofs",
      every = "1h",
      delayed = "7m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> run() {
    return transactions
        .inTransaction(() -> proofs.forget(Clock.systemUTC().instant()))
        .replaceWithVoid();
  }
}
