package io.viginti.auth.key;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The rows of {@code signing_keys}; within a transaction of the caller. */
@ApplicationScoped
class SigningKeyStore implements PanacheRepositoryBase<SigningKeyRow, String> {
  /** All keys, newest first, while no other instance can add one. */
  Uni<List<SigningKeyRow>> listLocked() {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        "select 1 from (select pg_advisory_xact_lock("
                            + "hashtextextended('signing_keys', 7))) l",
                        Integer.class)
                    .getSingleResult())
        .chain(() -> list("order by createdAt desc, id"));
  }
}
