package io.viginti.data.destruction;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import io.viginti.data.cluster.Cluster;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The table {@code records.destruction} of a cluster. */
@ApplicationScoped
class DestructionStore {
  private static final int MOST = 100;

  record Destruction(UUID id, UUID workspace) {}

  /** The oldest that are not forgotten. */
  Future<List<Destruction>> list(Cluster cluster) {
    return cluster
        .transactional()
        .preparedQuery(
            "select id, workspace_id from records.destruction order by begun_at limit " + MOST)
        .execute()
        .map(
            rows -> {
              List<Destruction> found = new ArrayList<>();
              for (Row row : rows) {
                found.add(new Destruction(row.getUUID(0), row.getUUID(1)));
              }
              return found;
            });
  }

  /** Lets go of its records: what is left of them is deleted and can be restored. */
  Future<Void> forget(Cluster cluster, UUID id) {
    return cluster
        .transactional()
        .preparedQuery("delete from records.destruction where id = $1")
        .execute(Tuple.of(id))
        .mapEmpty();
  }
}
