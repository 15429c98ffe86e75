package io.viginti.data.version;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.viginti.catalog.Catalog;
import io.viginti.contracts.access.AccessRole;
import io.viginti.contracts.shape.SchemaVersion;
import io.viginti.data.engine.BindRules;
import io.viginti.data.plan.access.ResolvedAccess;
import io.viginti.platform.access.Roles;
import io.viginti.platform.caller.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may do under a version, resolved once for all who have the role. The fixed roles
 * and services that act for themselves are looked up nowhere.
 */
@ApplicationScoped
public class Accesses {
  /** Each holds on to its catalog, so they are few and leave soon. */
  private static final int MOST = 500;

  private static final Duration IDLE = Duration.ofMinutes(10);

  private final Roles roles;
  private final Cache<Key, ResolvedAccess> resolved =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(IDLE).build();

  private record Key(Catalog catalog, String accessHash, @Nullable UUID roleId) {}

  Accesses(Roles roles) {
    this.roles = roles;
  }

  /** At once where the role is known; fails where it cannot be found out. */
  Future<ResolvedAccess> of(SchemaVersion version, Catalog catalog, Caller caller) {
    UUID role = caller.roleId();
    if (caller.kind() == Caller.Kind.SERVICE || isFixed(role)) {
      return Future.succeededFuture(ResolvedAccess.everything());
    }
    Key key = new Key(catalog, version.accessHash(), role);
    ResolvedAccess known = resolved.getIfPresent(key);
    return known != null
        ? Future.succeededFuture(known)
        : Future.fromCompletionStage(roles.require(version, role).subscribeAsCompletionStage())
            .map(found -> resolved.get(key, missing -> BindRules.resolve(found, catalog)));
  }

  private static boolean isFixed(@Nullable UUID role) {
    return AccessRole.ADMIN.id().equals(role) || AccessRole.MEMBER.id().equals(role);
  }
}
