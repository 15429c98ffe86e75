package io.viginti.auth.lockout;

import io.smallrye.mutiny.Uni;
import io.viginti.platform.caller.CurrentClient;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lets a guess be judged, or refuses it unjudged: a password, by its account and by the client's
 * address; what was sent by mail, by the address. A guess counts as a wrong one before it is
 * judged, so that many at once are no way around the limit. A right password wipes the count of its
 * account, and is taken off that of the address: whoever has an account must not have guesses at
 * others' for it. Accounts that do not exist are counted alike.
 */
@ApplicationScoped
public class GuardPassword {
  private final Transactions transactions;
  private final PasswordFailureStore failures;
  private final CurrentClient client;
  private final Failures.Rule accountRule;
  private final Failures.Rule addressRule;

  GuardPassword(
      Transactions transactions,
      PasswordFailureStore failures,
      CurrentClient client,
      LockOutConfig config) {
    this.transactions = transactions;
    this.failures = failures;
    this.client = client;
    this.accountRule =
        new Failures.Rule(
            config.accountFailures(),
            config.firstWait(),
            config.longestWait(),
            new Failures.Forgetting.Together(config.forget()));
    this.addressRule =
        new Failures.Rule(
            config.addressFailures(),
            config.firstWait(),
            config.longestWait(),
            new Failures.Forgetting.OneByOne(config.addressForget()));
  }

  /**
   * What {@code judge} says; RATE_LIMITED, with the time to wait, without asking it.
   *
   * @param email as it was given, of an account or none
   */
  public Uni<Boolean> attempt(String email, Supplier<Uni<Boolean>> judge) {
    String account = Subject.account(email);
    return transactions
        .inTransaction(() -> countAddress().chain(() -> count(account, accountRule)))
        .chain(judge::get)
        .call(
            isRight ->
                isRight
                    ? transactions.inTransaction(() -> failures.forget(account).chain(this::redeem))
                    : Uni.createFrom().voidItem());
  }

  /**
   * What {@code judge} answers; when it refuses what was given, that was a wrong guess of the
   * client's address. RATE_LIMITED, with the time to wait, without asking it.
   */
  public <T> Uni<T> guess(Supplier<Uni<T>> judge) {
    return note()
        .chain(
            () ->
                judge
                    .get()
                    .call(right -> transactions.inTransaction(this::redeem))
                    .onFailure(failure -> !isWrongGuess(failure))
                    .call(() -> transactions.inTransaction(this::redeem)));
  }

  /** Counts what is as good as a wrong guess; RATE_LIMITED after too many. */
  public Uni<Void> note() {
    return transactions.inTransaction(this::countAddress);
  }

  /** The account has proved itself in another way. */
  public Uni<Void> forgetAccount(String email) {
    return transactions.inTransaction(() -> failures.forget(Subject.account(email)));
  }

  /** The row of an address is taken before that of an account, so that nobody waits in a circle. */
  private Uni<Void> countAddress() {
    return address()
        .map(subject -> count(subject, addressRule))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  private Optional<String> address() {
    return client.find().map(known -> Subject.address(known.address()));
  }

  private Uni<Void> count(String subject, Failures.Rule rule) {
    Instant now = Clock.systemUTC().instant();
    return failures
        .lock(subject, now)
        .invoke(
            row -> {
              Duration wait = row.failures().waitLeft(rule, now);
              if (!wait.isZero()) {
                throw VigintiException.rateLimited("Too many wrong attempts; wait a while", wait);
              }
              row.set(row.failures().next(rule, now));
            })
        .replaceWithVoid();
  }

  private Uni<Void> redeem() {
    return address()
        .map(
            subject ->
                failures
                    .findLocked(subject)
                    .invoke(found -> found.ifPresent(row -> row.set(row.failures().withoutOne())))
                    .replaceWithVoid())
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  private static boolean isWrongGuess(Throwable failure) {
    return failure instanceof VigintiException refusal
        && switch (refusal.code()) {
          case UNAUTHENTICATED, NOT_FOUND, BAD_USER_INPUT, UNIQUE_VIOLATION -> true;
          case FORBIDDEN,
              CONFLICT,
              LIMIT_EXCEEDED,
              QUERY_TOO_COMPLEX,
              RATE_LIMITED,
              SCHEMA_CHANGED,
              UNAVAILABLE,
              INTERNAL ->
              false;
        };
  }
}
