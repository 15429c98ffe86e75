package io.viginti.auth.featureflag;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The rows of {@code feature_flags}; within a transaction or session of the caller. */
@ApplicationScoped
public class FeatureFlagStore implements PanacheRepositoryBase<FeatureFlagRow, UUID> {
  Uni<List<FeatureFlagRow>> listOfWorkspace(UUID workspaceId) {
    return list("workspaceId = ?1 order by key", workspaceId);
  }

  Uni<Void> set(UUID workspaceId, String key, boolean value) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        """
                        insert into feature_flags (id, workspace_id, key, value)
                        values (?1, ?2, ?3, ?4)
                        on conflict (workspace_id, key) do update set value = excluded.value""")
                    .setParameter(1, UUID.randomUUID())
                    .setParameter(2, workspaceId)
                    .setParameter(3, key)
                    .setParameter(4, value)
                    .executeUpdate())
        .replaceWithVoid();
  }

  public Uni<Long> removeAll(UUID workspaceId) {
    return delete("workspaceId", workspaceId);
  }
}
