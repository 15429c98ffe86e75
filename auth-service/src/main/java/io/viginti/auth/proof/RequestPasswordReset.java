package io.viginti.auth.proof;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.lockout.GuardPassword;
import io.viginti.auth.mail.ResetPasswordLetter;
import io.viginti.auth.user.EmailAddress;
import io.viginti.auth.user.UserRow;
import io.viginti.auth.user.UserStore;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.job.JobHandler;
import io.viginti.platform.job.JobRun;
import io.viginti.platform.job.Jobs;
import io.viginti.platform.persistence.Transactions;
import io.viginti.platform.vault.SealedColumn;
import io.viginti.platform.vault.SealedPayload;
import io.viginti.platform.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/**
 * Sends a link to choose a new password. The request only queues the address, whether it has an
 * account or not, so neither answer nor time tells; a job looks.
 */
@ApplicationScoped
class RequestPasswordReset implements JobHandler {
  private static final String KIND = "password.reset";
  private static final byte[] CONTEXT = "password-reset".getBytes(StandardCharsets.US_ASCII);

  private final Transactions transactions;
  private final Jobs jobs;
  private final Vault vault;
  private final UserStore users;
  private final SendProof sendProof;
  private final GuardPassword guardPassword;

  RequestPasswordReset(
      Transactions transactions,
      Jobs jobs,
      Vault vault,
      UserStore users,
      SendProof sendProof,
      GuardPassword guardPassword) {
    this.transactions = transactions;
    this.jobs = jobs;
    this.vault = vault;
    this.users = users;
    this.sendProof = sendProof;
    this.guardPassword = guardPassword;
  }

  /** RATE_LIMITED after too many from one address: each is a mail to somebody. */
  Uni<Void> request(String email) {
    byte[] address =
        EmailAddress.find(email)
            .map(EmailAddress::value)
            .orElse("")
            .getBytes(StandardCharsets.UTF_8);
    return guardPassword
        .note()
        .chain(
            () ->
                transactions.inTransaction(
                    () ->
                        jobs.enqueue(kind(), null, SealedPayload.of(address, vault, CONTEXT))
                            .replaceWithVoid()));
  }

  @Produces
  @Singleton
  static SealedColumn sealed() {
    return SealedPayload.columnOf(KIND, CONTEXT);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Uni<Void> run(JobRun run) {
    byte[] address = SealedPayload.open(run.payload(), vault, CONTEXT);
    String email = new String(address, StandardCharsets.UTF_8);
    return transactions
        .inTransaction(
            () ->
                users
                    .findByEmail(email)
                    .chain(
                        found -> found.isEmpty() ? Uni.createFrom().voidItem() : send(found.get())))
        .onFailure(RequestPasswordReset::isTooSoon)
        .recoverWithNull();
  }

  private Uni<Void> send(UserRow user) {
    return sendProof.send(
        user,
        Purpose.RESET_PASSWORD,
        user.email,
        (link, until) -> new ResetPasswordLetter(user.displayName(), link, until));
  }

  /** The mail asked for is the one that was just sent. */
  private static boolean isTooSoon(Throwable failure) {
    return failure instanceof VigintiException e && e.code() == ErrorCode.RATE_LIMITED;
  }
}
