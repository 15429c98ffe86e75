package io.viginti.auth.key;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** The rows of {@code signing_keys}; within a transaction of the caller. */
@ApplicationScoped
class SigningKeyStore implements PanacheRepositoryBase<SigningKeyRow, String> {
  /** All keys while no other instance can add one. */
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
        .chain(() -> listAll());
  }

  /** It is its turn. */
  Uni<Integer> sign(String id, Instant now) {
    return update("signsFrom = ?1 where id = ?2", now, id);
  }

  /** They sign no more. */
  Uni<Integer> forgetPrivateParts(List<String> ids) {
    return ids.isEmpty()
        ? Uni.createFrom().item(0)
        : update("privateKeySealed = null, vaultKeyId = null where id in ?1", ids);
  }

  /** Those of {@code ids} that no API key that is good needs, as far as all of these are known. */
  Uni<List<String>> listUnused(List<String> ids, Instant now) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        """
                        select coalesce(signing_key_id, '') from api_keys
                        where revoked_at is null and (expires_at is null or expires_at > ?1)
                        group by 1""",
                        String.class)
                    .setParameter(1, now)
                    .getResultList())
        .map(
            used ->
                used.contains("")
                    ? List.of()
                    : ids.stream().filter(id -> !used.contains(id)).toList());
  }

  /** Keys of which no token is good any more. */
  Uni<Void> remove(List<String> ids) {
    if (ids.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        "update api_keys set signing_key_id = null where signing_key_id in (?1)")
                    .setParameter(1, ids)
                    .executeUpdate())
        .chain(() -> delete("id in ?1", ids))
        .replaceWithVoid();
  }
}
