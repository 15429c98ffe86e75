package io.viginti.auth.user;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** The rows of {@code users}; within a transaction or session of the caller. */
@ApplicationScoped
public class UserStore implements PanacheRepositoryBase<UserRow, UUID> {
  /** Inserts or updates; UNIQUE_VIOLATION on {@code email} when the address has an account. */
  public Uni<UserRow> store(UserRow user) {
    return persistAndFlush(user)
        .onFailure(ConstraintViolationException.class)
        .transform(_ -> VigintiException.uniqueViolation("email"));
  }

  public Uni<Optional<UserRow>> findByEmail(String email) {
    return find("email", email).firstResult().map(Optional::ofNullable);
  }

  /** The user; UNAUTHENTICATED when the account is gone. */
  public Uni<UserRow> require(UUID id) {
    return findById(id)
        .onItem()
        .ifNull()
        .failWith(() -> VigintiException.unauthenticated("The account is gone"));
  }

  public Uni<List<UserRow>> listByIds(Collection<UUID> ids) {
    return list("id in ?1", List.copyOf(ids));
  }
}
