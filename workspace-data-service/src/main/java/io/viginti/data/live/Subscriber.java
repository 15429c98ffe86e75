package io.viginti.data.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.CatalogObject;
import io.viginti.contracts.event.RecordChange;
import io.viginti.platform.error.VigintiException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One subscription: what it asked for and where its events go. Used by the feed's threads.
 *
 * @see RecordFeed
 */
final class Subscriber {
  private final UUID workspace;
  private final String token;
  private final Set<String> objects;
  private final Set<RecordAction> actions;
  private final @Nullable JsonNode filter;
  private final MultiEmitter<? super RecordEvent> emitter;

  /** Of the catalog last seen; empty where the filter does not fit the object. */
  private final Map<String, Optional<RecordFilter>> compiled = new HashMap<>();

  private @Nullable Catalog compiledFor;

  /**
   * @param objects singular names; empty for all
   * @param actions empty for all
   * @param filter null for none
   */
  Subscriber(
      UUID workspace,
      String token,
      Set<String> objects,
      Set<RecordAction> actions,
      @Nullable JsonNode filter,
      MultiEmitter<? super RecordEvent> emitter) {
    this.workspace = workspace;
    this.token = token;
    this.objects = Set.copyOf(objects);
    this.actions = Set.copyOf(actions);
    this.filter = filter;
    this.emitter = emitter;
  }

  UUID workspace() {
    return workspace;
  }

  String token() {
    return token;
  }

  boolean hasFilter() {
    return filter != null;
  }

  boolean asksFor(String objectName, RecordAction action) {
    return (objects.isEmpty() || objects.contains(objectName))
        && (actions.isEmpty() || actions.contains(action));
  }

  /**
   * Whether the filter holds for the record as it is or as it was: who watches some records is told
   * of those that leave them too. A filter that does not fit the object holds for none of its
   * records.
   */
  synchronized boolean matches(RecordChange change, Catalog catalog) {
    if (filter == null) {
      return true;
    }
    if (compiledFor != catalog) {
      compiled.clear();
      compiledFor = catalog;
    }
    return compiled
        .computeIfAbsent(change.objectName(), name -> compile(catalog, name, filter))
        .filter(condition -> holds(condition, change.after()) || holds(condition, change.before()))
        .isPresent();
  }

  private static boolean holds(RecordFilter condition, @Nullable JsonNode record) {
    return record != null && condition.matches(record);
  }

  private static Optional<RecordFilter> compile(Catalog catalog, String name, JsonNode filter) {
    Optional<CatalogObject> object = catalog.findObject(name);
    try {
      return object.map(found -> RecordFilter.of(found, filter));
    } catch (VigintiException doesNotFit) {
      return Optional.empty();
    }
  }

  void send(RecordEvent event) {
    emitter.emit(event);
  }

  void end() {
    emitter.complete();
  }
}
