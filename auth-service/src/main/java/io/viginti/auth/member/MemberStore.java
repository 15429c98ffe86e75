package io.viginti.auth.member;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of {@code members}; within a transaction or session of the caller. */
@ApplicationScoped
public class MemberStore implements PanacheRepositoryBase<MemberRow, UUID> {
  public Uni<MemberRow> add(UUID workspaceId, UUID userId, UUID roleId, Instant now) {
    MemberRow row = new MemberRow();
    row.id = UUID.randomUUID();
    row.workspaceId = workspaceId;
    row.userId = userId;
    row.roleId = roleId;
    row.createdAt = now;
    return persistAndFlush(row);
  }

  public Uni<Optional<MemberRow>> find(UUID workspaceId, UUID userId) {
    return find("workspaceId = ?1 and userId = ?2", workspaceId, userId)
        .firstResult()
        .map(Optional::ofNullable);
  }

  /** NOT_FOUND, of the workspace, when the user is no member: whether it exists is not told. */
  public Uni<MemberRow> require(UUID workspaceId, UUID userId) {
    return find(workspaceId, userId)
        .map(found -> found.orElseThrow(() -> VigintiException.notFound("Workspace")));
  }

  /** NOT_FOUND for another workspace's member. */
  Uni<MemberRow> requireById(UUID workspaceId, UUID id) {
    return find("workspaceId = ?1 and id = ?2", workspaceId, id)
        .firstResult()
        .onItem()
        .ifNull()
        .failWith(() -> VigintiException.notFound("Member"));
  }

  public Uni<Long> count(UUID workspaceId, UUID roleId) {
    return count("workspaceId = ?1 and roleId = ?2", workspaceId, roleId);
  }

  public Uni<List<MemberRow>> listOfWorkspace(UUID workspaceId) {
    return list("workspaceId = ?1 order by createdAt, id", workspaceId);
  }

  public Uni<List<MemberRow>> listOfUser(UUID userId) {
    return list("userId = ?1 order by createdAt, id", userId);
  }

  public Uni<Long> removeAll(UUID workspaceId) {
    return delete("workspaceId", workspaceId);
  }
}
