package io.viginti.auth.invitation;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.viginti.auth.vault.SecretToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The rows of {@code invite_links}; within a transaction or session of the caller. */
@ApplicationScoped
public class InvitationLinkStore implements PanacheRepositoryBase<InvitationLinkRow, UUID> {
  Uni<Optional<InvitationLinkRow>> find(UUID workspaceId) {
    return findById(workspaceId).map(Optional::ofNullable);
  }

  Uni<Optional<InvitationLinkRow>> findLocked(UUID workspaceId) {
    return findById(workspaceId, LockModeType.PESSIMISTIC_WRITE).map(Optional::ofNullable);
  }

  /** The link that {@code token} is of, if it is good. */
  Uni<Optional<InvitationLinkRow>> findGood(SecretToken token, Instant now) {
    return find("tokenHash", token.hash())
        .firstResult()
        .map(Optional::ofNullable)
        .map(found -> found.filter(row -> row.isGood(now)));
  }

  /** How many links that may be used give a role: one, or none. */
  public Uni<Long> count(UUID workspaceId, UUID roleId) {
    return count(
        "workspaceId = ?1 and roleId = ?2 and (expiresAt is null or expiresAt > ?3)",
        workspaceId,
        roleId,
        Clock.systemUTC().instant());
  }

  public Uni<Boolean> remove(UUID workspaceId) {
    return deleteById(workspaceId);
  }
}
