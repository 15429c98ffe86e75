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
  public Uni<Void> point(UUID workspaceId, int version, String shapeHash, Instant now) {
    return VersionRow.<VersionRow>findById(workspaceId)
        .chain(
            known -> {
              VersionRow row = known == null ? new VersionRow() : known;
              row.workspaceId = workspaceId;
              row.version = version;
              row.shapeHash = shapeHash;
              row.accessHash = AccessDocument.HASH;
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
}
