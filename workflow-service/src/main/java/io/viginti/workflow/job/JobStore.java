package io.viginti.workflow.job;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import io.viginti.contracts.event.JobChange;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code background_job}; within a session or transaction of the caller. */
@ApplicationScoped
class JobStore implements PanacheRepositoryBase<StoredJob, UUID> {
  private static final String KEEP_HIGHEST =
      "insert into background_job (id, workspace_id, service, kind, state, attempt, progress, error,"
          + " created_at, run_after, revision) values (?1, ?2, ?3, ?4, ?5, ?6, ?7,"
          + " cast(?8 as text), cast(cast(?9 as text) as timestamptz),"
          + " cast(cast(?10 as text) as timestamptz), ?11)"
          + " on conflict (id) do update set state = excluded.state, attempt = excluded.attempt,"
          + " progress = excluded.progress, error = excluded.error,"
          + " run_after = excluded.run_after, revision = excluded.revision"
          + " where background_job.revision < excluded.revision";

  /** Keeps the change with the highest revision. */
  Uni<Void> keep(UUID workspaceId, JobChange job) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(KEEP_HIGHEST)
                    .setParameter(1, job.id())
                    .setParameter(2, workspaceId)
                    .setParameter(3, job.service())
                    .setParameter(4, job.kind())
                    .setParameter(5, job.state())
                    .setParameter(6, job.attempt())
                    .setParameter(7, job.progress())
                    .setParameter(8, job.error())
                    .setParameter(9, job.createdAt().toString())
                    .setParameter(10, job.runAfter().toString())
                    .setParameter(11, job.revision())
                    .executeUpdate())
        .replaceWithVoid();
  }

  Uni<Optional<BackgroundJob>> find(UUID workspaceId, UUID id) {
    return find("id = ?1 and workspaceId = ?2", id, workspaceId)
        .firstResult()
        .map(row -> Optional.ofNullable(row).map(StoredJob::toJob));
  }

  /** Newest first. */
  Uni<List<BackgroundJob>> list(
      UUID workspaceId, @Nullable String kind, @Nullable JobState state, int limit, int offset) {
    StringBuilder where = new StringBuilder("workspaceId = :workspaceId");
    Parameters values = Parameters.with("workspaceId", workspaceId);
    if (kind != null) {
      where.append(" and kind = :kind");
      values = values.and("kind", kind);
    }
    if (state != null) {
      where.append(" and state = :state");
      values = values.and("state", state);
    }
    PanacheQuery<StoredJob> query =
        find(where + " order by createdAt desc, id desc", values).range(offset, offset + limit - 1);
    return query.list().map(rows -> rows.stream().map(StoredJob::toJob).toList());
  }

  Uni<Void> purge(UUID workspaceId) {
    return delete("workspaceId", workspaceId).replaceWithVoid();
  }
}
