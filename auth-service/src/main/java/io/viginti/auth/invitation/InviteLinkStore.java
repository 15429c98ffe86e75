package io.viginti.auth.invitation;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.viginti.auth.vault.SecretToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The rows of {@code invite_links}; within a transaction or session of the caller. */
@ApplicationScoped
public class InviteLinkStore implements PanacheRepositoryBase<InviteLinkRow, UUID> {
  Uni<Optional<InviteLinkRow>> find(UUID workspaceId) {
    return findById(workspaceId).map(Optional::ofNullable);
  }

  Uni<Optional<InviteLinkRow>> findLocked(UUID workspaceId) {
    return findById(workspaceId, LockModeType.PESSIMISTIC_WRITE).map(Optional::ofNullable);
  }

  /** The link that {@code token} is of, if it is good. */
  Uni<Optional<InviteLinkRow>> findGood(SecretToken token, Instant now) {
    return find("tokenHash", token.hash())
        .firstResult()
        .map(Optional::ofNullable)
        .map(found -> found.filter(row -> row.isGood(now)));
  }

  public Uni<Boolean> remove(UUID workspaceId) {
    return deleteById(workspaceId);
  }
}
