package io.viginti.auth.proof;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.viginti.auth.input.InputCheck;
import io.viginti.auth.vault.SecretToken;
import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The rows of {@code email_proofs}; within a transaction of the caller. */
@ApplicationScoped
class EmailProofStore implements PanacheRepositoryBase<EmailProofRow, String> {
  /** The link of this purpose that is on its way to a user. */
  Uni<Optional<EmailProofRow>> findOfUser(UUID userId, Purpose purpose) {
    return find("userId = ?1 and purpose = ?2", userId, purpose)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResult()
        .map(Optional::ofNullable);
  }

  /** Takes what {@code token} proves, as {@link #require}: nobody takes it again. */
  Uni<EmailProofRow> take(String token, Purpose purpose, Instant now) {
    return require(token, purpose, now).call(this::delete);
  }

  /** What {@code token} proves; BAD_USER_INPUT when nothing of this purpose, or not any more. */
  Uni<EmailProofRow> require(String token, Purpose purpose, Instant now) {
    return SecretToken.find(token)
        .map(
            secret ->
                find(
                        "tokenHash = ?1 and purpose = ?2 and expiresAt > ?3",
                        secret.hash(),
                        purpose,
                        now)
                    .withLock(LockModeType.PESSIMISTIC_WRITE)
                    .firstResult())
        .orElseGet(() -> Uni.createFrom().nullItem())
        .onItem()
        .ifNull()
        .failWith(EmailProofStore::refusal);
  }

  Uni<Long> forget(Instant now) {
    return delete("expiresAt < ?1", now);
  }

  private static VigintiException refusal() {
    InputCheck check = new InputCheck();
    check.problem("token", "is of no such link, or not any more");
    return check.toException();
  }
}
