package io.viginti.auth.creation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.viginti.auth.workspace.CreationStep;
import io.viginti.auth.workspace.WorkspaceRow;
import io.viginti.auth.workspace.WorkspaceStatus;
import io.viginti.auth.workspace.WorkspaceStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The creation columns of {@code workspaces}; within a transaction of the caller. */
@ApplicationScoped
class CreationStore {
  private final WorkspaceStore workspaces;

  CreationStore(WorkspaceStore workspaces) {
    this.workspaces = workspaces;
  }

  /** The step to do next; DONE when the workspace is not PENDING. */
  Uni<CreationStep> step(UUID workspaceId) {
    return workspaces
        .find(workspaceId)
        .map(
            found ->
                found
                    .filter(row -> row.status == WorkspaceStatus.PENDING)
                    .map(row -> row.creationStep)
                    .orElse(CreationStep.DONE));
  }

  /** From {@code done} on to {@code next}, unless somebody else has gone there already. */
  Uni<Void> advance(UUID workspaceId, CreationStep done, CreationStep next, Instant takenUntil) {
    return workspaces
        .update(
            "creationStep = ?1, creationTakenUntil = ?2, creationFailures = 0"
                + " where id = ?3 and status = ?4 and creationStep = ?5",
            next,
            takenUntil,
            workspaceId,
            WorkspaceStatus.PENDING,
            done)
        .replaceWithVoid();
  }

  /** Makes it ACTIVE; answers false when it was not PENDING any more. */
  Uni<Boolean> activate(UUID workspaceId, Instant now) {
    return workspaces
        .update(
            "status = ?1, creationStep = ?2, updatedAt = ?3 where id = ?4 and status = ?5",
            WorkspaceStatus.ACTIVE,
            CreationStep.DONE,
            now,
            workspaceId,
            WorkspaceStatus.PENDING)
        .map(rows -> rows == 1);
  }

  /** Takes up to {@code limit} workspaces that nobody is at work on. */
  Uni<List<UUID>> take(int limit, Instant now, Duration lease) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        """
                        select * from workspaces
                        where status = 'PENDING' and creation_taken_until < ?1
                        order by creation_taken_until limit ?2
                        for update skip locked""",
                        WorkspaceRow.class)
                    .setParameter(1, now)
                    .setParameter(2, limit)
                    .getResultList())
        .invoke(rows -> rows.forEach(row -> row.creationTakenUntil = now.plus(lease)))
        .map(rows -> rows.stream().map(row -> row.id).toList());
  }

  /** Lets the workspace rest after a failure, the longer the more there were. */
  Uni<Void> postpone(UUID workspaceId, Instant now, Duration first, Duration longest) {
    return workspaces
        .find(workspaceId)
        .invoke(
            found ->
                found.ifPresent(
                    row -> {
                      row.creationTakenUntil =
                          now.plus(backoff(row.creationFailures, first, longest));
                      row.creationFailures++;
                    }))
        .replaceWithVoid();
  }

  static Duration backoff(int failures, Duration first, Duration longest) {
    Duration wait = first.multipliedBy(1L << Math.min(failures, 20));
    return wait.compareTo(longest) > 0 ? longest : wait;
  }
}
