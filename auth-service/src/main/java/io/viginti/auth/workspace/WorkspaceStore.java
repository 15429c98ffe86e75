package io.viginti.auth.workspace;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The rows of {@code workspaces}; within a transaction or session of the caller. */
@ApplicationScoped
public class WorkspaceStore implements PanacheRepositoryBase<WorkspaceRow, UUID> {

  /**
   * Inserts a PENDING workspace with the first free subdomain for its name; the caller drives its
   * creation.
   *
   * @param lease how long nobody else takes the creation up
   */
  public Uni<WorkspaceRow> addPending(String name, Instant now, Duration lease) {
    String slug = Subdomain.slug(name);
    return lockSubdomains(slug)
        .chain(() -> subdomainsFrom(slug))
        .chain(
            taken -> {
              WorkspaceRow row = new WorkspaceRow();
              row.id = UUID.randomUUID();
              row.name = name;
              row.subdomain = Subdomain.free(slug, taken).value();
              row.status = WorkspaceStatus.PENDING;
              row.creationStep = CreationStep.values()[0];
              row.creationTakenUntil = now.plus(lease);
              row.createdAt = now;
              row.updatedAt = now;
              return persistAndFlush(row);
            });
  }

  /** The workspace unless it is deleted. */
  public Uni<Optional<WorkspaceRow>> find(UUID id) {
    return find("id = ?1 and status <> ?2", id, WorkspaceStatus.DELETED)
        .firstResult()
        .map(Optional::ofNullable);
  }

  /** The workspace; NOT_FOUND when it is not there or deleted. */
  public Uni<WorkspaceRow> require(UUID id) {
    return find(id).map(found -> found.orElseThrow(() -> VigintiException.notFound("Workspace")));
  }

  /** The same, locked against other changes until the transaction ends. */
  public Uni<WorkspaceRow> requireLocked(UUID id) {
    return find("id = ?1 and status <> ?2", id, WorkspaceStatus.DELETED)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResult()
        .onItem()
        .ifNull()
        .failWith(() -> VigintiException.notFound("Workspace"));
  }

  /** Those of {@code ids} that are not deleted, oldest first. */
  public Uni<List<WorkspaceRow>> listByIds(Collection<UUID> ids) {
    return list(
        "id in ?1 and status <> ?2 order by createdAt, id",
        List.copyOf(ids),
        WorkspaceStatus.DELETED);
  }

  /** Whether another workspace than {@code id} has the subdomain. */
  public Uni<Boolean> isTaken(String subdomain, UUID id) {
    return lockSubdomains(subdomain)
        .chain(
            () ->
                count(
                    "subdomain = ?1 and id <> ?2 and status <> ?3",
                    subdomain,
                    id,
                    WorkspaceStatus.DELETED))
        .map(n -> n > 0);
  }

  /** Those that begin so, in use. */
  private Uni<Set<String>> subdomainsFrom(String slug) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery(
                        "select w.subdomain from WorkspaceRow w"
                            + " where w.subdomain like ?1 and w.status <> ?2",
                        String.class)
                    .setParameter(1, slug + "%")
                    .setParameter(2, WorkspaceStatus.DELETED)
                    .getResultList())
        .map(HashSet::new);
  }

  /** Lets one transaction at a time choose among the numbered forms of {@code slug}. */
  private Uni<Void> lockSubdomains(String slug) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        "select 1 from (select pg_advisory_xact_lock(hashtextextended(?1, 7))) l",
                        Integer.class)
                    .setParameter(1, "subdomain:" + slug.replaceFirst("-\\d+$", ""))
                    .getSingleResult())
        .replaceWithVoid();
  }
}
