package io.viginti.data.member;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import io.viginti.data.cluster.Cluster;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Table {@code records.member_projection}: how new what was applied is. */
@ApplicationScoped
class ProjectionStore {
  Future<Boolean> isOutdated(Cluster cluster, UUID workspace, UUID memberId, Instant at) {
    return cluster
        .transactional()
        .preparedQuery(
            "select from records.member_projection"
                + " where workspace_id = $1 and member_id = $2 and changed_at > $3")
        .execute(Tuple.of(workspace, memberId, utc(at)))
        .map(rows -> rows.size() > 0);
  }

  Future<Void> applied(Cluster cluster, UUID workspace, UUID memberId, Instant at) {
    return cluster
        .transactional()
        .preparedQuery(
            """
            insert into records.member_projection as p (workspace_id, member_id, changed_at)
            values ($1, $2, $3)
            on conflict (workspace_id, member_id)
            do update set changed_at = greatest(p.changed_at, excluded.changed_at)
            """)
        .execute(Tuple.of(workspace, memberId, utc(at)))
        .mapEmpty();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
