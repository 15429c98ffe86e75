package io.viginti.billing.customer;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The table {@code customer}; within a transaction of the caller. */
@ApplicationScoped
class CustomerStore implements PanacheRepositoryBase<Customer, UUID> {
  /** Makes the customer or renames it. */
  Uni<Void> keep(UUID workspaceId, String name) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        "insert into customer (workspace_id, name) values (?1, ?2)"
                            + " on conflict (workspace_id) do update set name = excluded.name")
                    .setParameter(1, workspaceId)
                    .setParameter(2, name)
                    .executeUpdate())
        .replaceWithVoid();
  }

  Uni<Void> purge(UUID workspaceId) {
    return delete("workspaceId", workspaceId).replaceWithVoid();
  }
}
