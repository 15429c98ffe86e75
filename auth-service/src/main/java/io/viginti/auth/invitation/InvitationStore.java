package io.viginti.auth.invitation;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.viginti.auth.vault.SecretToken;
import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of {@code invitations}; within a transaction or session of the caller. */
@ApplicationScoped
public class InvitationStore implements PanacheRepositoryBase<InvitationRow, UUID> {
  /** Oldest first. */
  Uni<List<InvitationRow>> listOfWorkspace(UUID workspaceId) {
    return list("workspaceId = ?1 order by createdAt, id", workspaceId);
  }

  Uni<Optional<InvitationRow>> findByEmail(UUID workspaceId, String email) {
    return find("workspaceId = ?1 and email = ?2", workspaceId, email)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResult()
        .map(Optional::ofNullable);
  }

  Uni<InvitationRow> require(UUID workspaceId, UUID id) {
    return find("workspaceId = ?1 and id = ?2", workspaceId, id)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResult()
        .onItem()
        .ifNull()
        .failWith(() -> VigintiException.notFound("Invitation"));
  }

  /** The invitation that {@code token} accepts; nobody else can accept it until the commit. */
  Uni<Optional<InvitationRow>> findAcceptable(SecretToken token, Instant now) {
    return find("tokenHash = ?1 and expiresAt > ?2", token.hash(), now)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResult()
        .map(Optional::ofNullable);
  }

  /** How many invitations that may be accepted give a role. */
  public Uni<Long> count(UUID workspaceId, UUID roleId) {
    return count(
        "workspaceId = ?1 and roleId = ?2 and expiresAt > ?3",
        workspaceId,
        roleId,
        Clock.systemUTC().instant());
  }

  public Uni<Long> removeAll(UUID workspaceId) {
    return delete("workspaceId", workspaceId);
  }
}
