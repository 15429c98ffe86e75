package io.viginti.metadata.migration;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.viginti.contracts.migration.MigrationAction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of {@code migration}; within a transaction or session of the caller. */
@ApplicationScoped
public class MigrationStore implements PanacheRepositoryBase<MigrationRow, UUID> {

  /** Until the transaction ends nobody else begins a change of the workspace. */
  public Uni<Void> lock(UUID workspaceId) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        "select 1 from (select pg_advisory_xact_lock(hashtextextended(?1, 11))) l",
                        Integer.class)
                    .setParameter(1, workspaceId.toString())
                    .getSingleResult())
        .replaceWithVoid();
  }

  /** The migration that the next change of the workspace has to wait for. */
  public Uni<Optional<MigrationRow>> findInFlight(UUID workspaceId) {
    return find(
            "workspaceId = ?1 and state in ?2",
            workspaceId,
            List.of(MigrationState.PENDING, MigrationState.EXPANDED))
        .firstResult()
        .map(Optional::ofNullable);
  }

  /** Published migrations whose contraction is still to come, oldest first. */
  Uni<List<MigrationRow>> listToContract(UUID workspaceId) {
    return list(
        "workspaceId = ?1 and state = ?2 order by version", workspaceId, MigrationState.PUBLISHED);
  }

  /** The row, locked until the transaction ends, if it is in one of these states. */
  Uni<Optional<MigrationRow>> lockIn(UUID id, MigrationState... states) {
    return find("id = ?1 and state in ?2", id, List.of(states))
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResult()
        .map(Optional::ofNullable);
  }

  /**
   * Brings older contractions that wait in line with an expansion that is published. They wait
   * while it is on its way, so one that fails leaves nothing behind in them.
   */
  Uni<Void> withdraw(MigrationRow published) {
    return listToContract(published.workspaceId)
        .invoke(
            rows -> {
              for (MigrationRow row : rows) {
                if (row.version >= published.version) {
                  continue;
                }
                List<MigrationAction> waiting = row.contractActions();
                List<MigrationAction> rest = Withdrawal.from(waiting, published.expandActions());
                if (!rest.equals(waiting)) {
                  row.contract = MigrationRow.write(rest);
                }
              }
            })
        .replaceWithVoid();
  }

  Uni<Void> hold(Collection<UUID> ids, Instant until) {
    return update("leaseUntil = ?1 where id in ?2", until, List.copyOf(ids)).replaceWithVoid();
  }

  Uni<Void> markTold(UUID id) {
    return update("isTold = true, error = null where id = ?1", id).replaceWithVoid();
  }

  Uni<Void> countAttempt(UUID id) {
    return update("attempts = attempts + 1 where id = ?1", id).replaceWithVoid();
  }

  /** Notes a failure that may pass, and lets the migration rest. */
  Uni<Void> postpone(UUID id, Instant until, @Nullable String error) {
    return update("leaseUntil = ?1, error = ?2 where id = ?3", until, error, id).replaceWithVoid();
  }

  /** Takes migrations that nobody carries on although there is something to do at once. */
  Uni<List<UUID>> takeAbandoned(int limit, Instant now, Duration lease) {
    return take(
        """
        select * from migration
        where (state in ('PENDING', 'EXPANDED') or (not is_told and state <> 'FAILED'))
          and lease_until < ?1
        order by created_at limit ?2
        for update skip locked""",
        limit,
        now,
        lease);
  }

  /**
   * Takes migrations whose grace time is over; of a workspace the oldest only, and none while a
   * change is on its way that may contradict it.
   */
  Uni<List<UUID>> takeDue(int limit, Instant now, Duration lease) {
    return take(
        """
        select * from migration m
        where state = 'PUBLISHED' and contract_after <= ?1 and lease_until < ?1 and is_told
          and not exists (
            select from migration older
            where older.workspace_id = m.workspace_id and older.state = 'PUBLISHED'
              and older.version < m.version)
          and not exists (
            select from migration newer
            where newer.workspace_id = m.workspace_id and newer.state in ('PENDING', 'EXPANDED'))
        order by contract_after limit ?2
        for update skip locked""",
        limit,
        now,
        lease);
  }

  private static Uni<List<UUID>> take(String sql, int limit, Instant now, Duration lease) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(sql, MigrationRow.class)
                    .setParameter(1, now)
                    .setParameter(2, limit)
                    .getResultList())
        .invoke(rows -> rows.forEach(row -> row.leaseUntil = now.plus(lease)))
        .map(rows -> rows.stream().map(row -> row.id).toList());
  }

  /** Names of the objects that changed in the versions after {@code version}. */
  public Uni<List<String>> changedObjectsSince(UUID workspaceId, int version) {
    return find(
            "workspaceId = ?1 and version > ?2 and state in ?3 order by version",
            workspaceId,
            version,
            List.of(MigrationState.PUBLISHED, MigrationState.CONTRACTED))
        .list()
        .map(
            rows ->
                rows.stream()
                    .flatMap(row -> row.changedObjectNames().stream())
                    .distinct()
                    .sorted()
                    .toList());
  }
}
