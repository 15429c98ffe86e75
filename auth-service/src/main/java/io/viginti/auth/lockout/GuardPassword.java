package io.viginti.auth.lockout;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.vault.Sha256;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Lets an attempt at a password be judged, or refuses it unjudged. An attempt counts as a wrong one
 * before it is judged, so that many at once are no way around the limit; a right one wipes the
 * count. Accounts that do not exist are counted alike.
 */
@ApplicationScoped
public class GuardPassword {
  private final Transactions transactions;
  private final PasswordFailureStore failures;
  private final Failures.Rule accountRule;

  GuardPassword(Transactions transactions, PasswordFailureStore failures, LockOutConfig config) {
    this.transactions = transactions;
    this.failures = failures;
    this.accountRule =
        new Failures.Rule(
            config.accountFailures(), config.firstWait(), config.longestWait(), config.forget());
  }

  /**
   * What {@code judge} says; RATE_LIMITED, with the time to wait, without asking it.
   *
   * @param email as it was given, of an account or none
   */
  public Uni<Boolean> attempt(String email, Supplier<Uni<Boolean>> judge) {
    String account = account(email);
    return transactions
        .inTransaction(() -> count(account, accountRule))
        .chain(() -> judge.get())
        .call(isRight -> isRight ? forget(account) : Uni.createFrom().voidItem());
  }

  /** The account has proved itself in another way. */
  public Uni<Void> forgetAccount(String email) {
    return forget(account(email));
  }

  private Uni<Void> count(String subject, Failures.Rule rule) {
    Instant now = Clock.systemUTC().instant();
    return failures
        .lock(subject, now)
        .invoke(
            row -> {
              Failures before = new Failures(row.failures, row.lastAt);
              Duration wait = before.waitLeft(rule, now);
              if (!wait.isZero()) {
                throw VigintiException.rateLimited(
                    "Too many wrong passwords; sign-in by password waits", wait);
              }
              Failures after = before.next(rule, now);
              row.failures = after.count();
              row.lastAt = after.lastAt();
            })
        .replaceWithVoid();
  }

  private Uni<Void> forget(String subject) {
    return transactions.inTransaction(() -> failures.forget(subject));
  }

  private static String account(String email) {
    byte[] address = email.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    return "account:" + HexFormat.of().formatHex(Sha256.of(address));
  }
}
