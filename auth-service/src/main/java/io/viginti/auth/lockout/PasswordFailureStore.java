package io.viginti.auth.lockout;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;

/** The rows of {@code password_failures}; within a transaction of the caller. */
@ApplicationScoped
class PasswordFailureStore implements PanacheRepositoryBase<PasswordFailureRow, String> {
  /** The row of a subject, made when it is not there; attempts of one come one after the other. */
  Uni<PasswordFailureRow> lock(String subject, Instant now) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        """
                        insert into password_failures (subject, failures, last_at, eased_at)
                        values (?1, 0, ?2, ?2) on conflict do nothing""")
                    .setParameter(1, subject)
                    .setParameter(2, now)
                    .executeUpdate())
        .chain(() -> findById(subject, LockModeType.PESSIMISTIC_WRITE));
  }

  Uni<Optional<PasswordFailureRow>> findLocked(String subject) {
    return findById(subject, LockModeType.PESSIMISTIC_WRITE).map(Optional::ofNullable);
  }

  Uni<Void> forget(String subject) {
    return delete("subject", subject).replaceWithVoid();
  }

  Uni<Long> forgetBefore(Instant before) {
    return delete("lastAt < ?1", before);
  }

  /** Deletes the oldest of more than {@code kept}. */
  Uni<Integer> keepNewest(int kept) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        """
                        delete from password_failures where last_at < (
                          select last_at from password_failures
                          order by last_at desc offset ?1 limit 1)""")
                    .setParameter(1, Math.max(0, kept - 1))
                    .executeUpdate());
  }
}
