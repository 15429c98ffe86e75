package io.viginti.data.plan.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.CatalogObject;
import io.viginti.contracts.access.AccessRole;
import io.viginti.data.plan.Condition;
import io.viginti.data.plan.RowRules;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a role may do, resolved against one shape. Plans are keyed by its hash, so callers whose
 * access is equal share them: what differs between them is the value of {@code $member} alone,
 * which is bound for each request.
 */
public final class ResolvedAccess {
  private static final ResolvedAccess EVERYTHING = new ResolvedAccess("everything", Map.of());

  private final String hash;
  private final Map<String, ObjectAccess> restricted;

  /**
   * @param restricted by singular name, so that it holds for every catalog of the shape
   */
  ResolvedAccess(String hash, Map<String, ObjectAccess> restricted) {
    this.hash = hash;
    this.restricted = Map.copyOf(restricted);
  }

  /** Binds the filter of a row rule. */
  public interface Rules {
    /**
     * The condition, complete as it is part of a read.
     *
     * @throws RuntimeException where the filter is none of this object
     */
    Condition bind(CatalogObject object, JsonNode filter);
  }

  /** No restriction: the fixed roles, and the mesh acting for itself. */
  public static ResolvedAccess everything() {
    return EVERYTHING;
  }

  /** Fails closed: an object whose rule cannot be bound may not be used at all. */
  public static ResolvedAccess of(AccessRole role, Catalog catalog, Rules rules) {
    return new ResolveRole(role, catalog, rules).resolve();
  }

  /** Address of what is restricted, and how. */
  public String hash() {
    return hash;
  }

  public boolean isUnrestricted() {
    return restricted.isEmpty();
  }

  /** Which records are there. */
  RowRules rules() {
    Map<String, Condition> rules = new LinkedHashMap<>();
    restricted.forEach(
        (object, access) -> {
          if (access.rule() != Condition.Known.TRUE) {
            rules.put(object, access.rule());
          }
        });
    return new RowRules(rules);
  }

  public ObjectAccess on(CatalogObject object) {
    return restricted.getOrDefault(object.nameSingular(), ObjectAccess.EVERYTHING);
  }
}
