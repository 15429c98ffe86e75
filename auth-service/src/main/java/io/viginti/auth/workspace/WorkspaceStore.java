package io.viginti.auth.workspace;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** The rows of {@code workspaces}; within a transaction or session of the caller. */
@ApplicationScoped
public class WorkspaceStore implements PanacheRepositoryBase<WorkspaceRow, UUID> {
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /**
   * Inserts a PENDING workspace with the first free subdomain for its name; the caller drives its
   * creation.
   *
   * @param lease how long nobody else takes the creation up
   */
  public Uni<WorkspaceRow> addPending(String name, UUID createdBy, Instant now, Duration lease) {
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
              row.createdBy = createdBy;
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

  /** The same of a deleted one, too. */
  public Uni<WorkspaceRow> requireLockedOrDeleted(UUID id) {
    return findById(id, LockModeType.PESSIMISTIC_WRITE)
        .onItem()
        .ifNull()
        .failWith(() -> VigintiException.notFound("Workspace"));
  }

  /**
   * The workspace of an id or a subdomain, locked, deleted ones too; of several that had the
   * subdomain the one in use, else the one deleted last. NOT_FOUND when there is none.
   */
  public Uni<WorkspaceRow> requireByReference(String reference) {
    return findByReference(reference)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResult()
        .onItem()
        .ifNull()
        .failWith(() -> VigintiException.notFound("Workspace"));
  }

  private PanacheQuery<WorkspaceRow> findByReference(String reference) {
    return UUID_FORM.matcher(reference).matches()
        ? find("id", UUID.fromString(reference))
        : find(
            "subdomain = ?1 order by case when status = ?2 then 1 else 0 end, updatedAt desc",
            reference.toLowerCase(Locale.ROOT),
            WorkspaceStatus.DELETED);
  }

  /** A free subdomain for one that has none any more: its own, or a numbered form of it. */
  public Uni<String> freeSubdomain(String subdomain) {
    String slug = Subdomain.slug(subdomain);
    return lockSubdomains(slug)
        .chain(() -> subdomainsFrom(slug))
        .map(taken -> taken.contains(subdomain) ? Subdomain.free(slug, taken).value() : subdomain);
  }

  /** Those whose time to be restored is over, locked; one that another instance holds is not. */
  public Uni<List<WorkspaceRow>> takeToPurge(Instant now, int limit) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        """
                        select * from workspaces
                        where status = 'DELETED' and purged_at is null and purge_after <= ?1
                        order by purge_after limit ?2
                        for update skip locked""",
                        WorkspaceRow.class)
                    .setParameter(1, now)
                    .setParameter(2, limit)
                    .getResultList());
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
