package io.viginti.auth.apikey;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of {@code api_keys}; within a transaction or session of the caller. */
@ApplicationScoped
public class ApiKeyStore implements PanacheRepositoryBase<ApiKeyRow, UUID> {
  public Uni<Optional<ApiKeyRow>> find(UUID workspaceId, UUID id) {
    return find("workspaceId = ?1 and id = ?2", workspaceId, id)
        .firstResult()
        .map(Optional::ofNullable);
  }

  /** NOT_FOUND for another workspace's key. */
  public Uni<ApiKeyRow> require(UUID workspaceId, UUID id) {
    return find(workspaceId, id)
        .map(found -> found.orElseThrow(() -> VigintiException.notFound("API key")));
  }

  /** Newest first, revoked ones too. */
  Uni<List<ApiKeyRow>> listOfWorkspace(UUID workspaceId) {
    return list("workspaceId = ?1 order by createdAt desc, id", workspaceId);
  }

  /** How many keys that may be used have a role. */
  public Uni<Long> countGood(UUID workspaceId, UUID roleId) {
    return count(
        "workspaceId = ?1 and roleId = ?2 and revokedAt is null"
            + " and (expiresAt is null or expiresAt > ?3)",
        workspaceId,
        roleId,
        Clock.systemUTC().instant());
  }

  public Uni<Long> removeAll(UUID workspaceId) {
    return delete("workspaceId", workspaceId);
  }

  /** Notes that keys were used; an earlier time changes nothing. */
  Uni<Void> noteUse(UUID id, Instant at) {
    return update(
            "lastUsedAt = ?1 where id = ?2 and (lastUsedAt is null or lastUsedAt < ?1)", at, id)
        .replaceWithVoid();
  }
}
