package io.viginti.metadata.publish;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.viginti.contracts.shape.SchemaVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Versions and shapes; within a transaction or session of the caller. */
@ApplicationScoped
public class PublishedStore {
  private static final String SELECT =
      "select new io.viginti.contracts.shape.SchemaVersion(v.workspaceId, v.version, v.shapeHash,"
          + " v.accessHash, d.cluster) from VersionRow v join DataSourceRow d on d.workspaceId ="
          + " v.workspaceId ";

  /** The published version of a workspace; empty while there is none. */
  public Uni<Optional<SchemaVersion>> find(UUID workspaceId) {
    return select("where v.workspaceId = ?1")
        .chain(query -> query.setParameter(1, workspaceId).getResultList())
        .map(rows -> rows.stream().findFirst());
  }

  /** The published versions of all workspaces on a cluster. */
  public Uni<List<SchemaVersion>> listOn(String cluster) {
    return select("where d.cluster = ?1 order by v.workspaceId")
        .chain(query -> query.setParameter(1, cluster).getResultList());
  }

  /** The published versions of all workspaces. */
  public Uni<List<SchemaVersion>> list() {
    return select("order by v.workspaceId").chain(query -> query.getResultList());
  }

  private static Uni<Mutiny.SelectionQuery<SchemaVersion>> select(String rest) {
    return Panache.getSession()
        .map(session -> session.createQuery(SELECT + rest, SchemaVersion.class));
  }

  /** Moves the pointer. */
  public Uni<Void> point(
      UUID workspaceId, int version, String shapeHash, String accessHash, Instant now) {
    return VersionRow.<VersionRow>findById(workspaceId)
        .chain(
            known -> {
              VersionRow row = known == null ? new VersionRow() : known;
              row.workspaceId = workspaceId;
              row.version = version;
              row.shapeHash = shapeHash;
              row.accessHash = accessHash;
              row.publishedAt = now;
              return known == null ? row.persist() : Uni.createFrom().item(row);
            })
        .replaceWithVoid();
  }

  /** Adds a shape that may be there already. */
  public Uni<Void> addShape(String hash, byte[] bytes) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        "insert into shape (hash, bytes) values (?1, ?2) on conflict do nothing")
                    .setParameter(1, hash)
                    .setParameter(2, bytes)
                    .executeUpdate())
        .replaceWithVoid();
  }

  /** The canonical bytes of a shape. */
  public Uni<Optional<byte[]>> findShape(String hash) {
    return ShapeRow.<ShapeRow>findById(hash)
        .map(row -> Optional.ofNullable(row).map(shape -> shape.bytes));
  }

  /** Moves the pointer of access alone. */
  public Uni<Void> pointAccess(UUID workspaceId, String accessHash) {
    return VersionRow.update("accessHash = ?1 where workspaceId = ?2", accessHash, workspaceId)
        .replaceWithVoid();
  }

  /** Adds an access document that may be there already; it stays for a while from now on. */
  public Uni<Void> addAccess(String hash, byte[] bytes) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        "insert into access_document (hash, bytes) values (?1, ?2)"
                            + " on conflict (hash) do update set created_at = clock_timestamp()")
                    .setParameter(1, hash)
                    .setParameter(2, bytes)
                    .executeUpdate())
        .replaceWithVoid();
  }

  /** The bytes of an access document. */
  public Uni<Optional<byte[]>> findAccess(String hash) {
    return AccessDocumentRow.<AccessDocumentRow>findById(hash)
        .map(row -> Optional.ofNullable(row).map(document -> document.bytes));
  }

  /** Removes access documents that no version names and that were written before {@code then}. */
  public Uni<Integer> forgetAccess(Instant then) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        "delete from access_document d where d.created_at < ?1 and not exists"
                            + " (select from schema_version v where v.access_hash = d.hash)")
                    .setParameter(1, then)
                    .executeUpdate());
  }
}
