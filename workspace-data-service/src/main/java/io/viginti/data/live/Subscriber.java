package io.viginti.data.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.CatalogObject;
import io.viginti.contracts.event.RecordChange;
import io.viginti.data.plan.access.EventAccess;
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

  /** Under what was last seen; empty where the filter does not fit the object. */
  private final Map<String, Optional<RecordFilter>> compiled = new HashMap<>();

  private @Nullable Under compiledUnder;

  /** What a filter is read under. */
  record Under(Catalog catalog, EventAccess access) {}

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

  boolean asksFor(String objectName, RecordAction action) {
    return (objects.isEmpty() || objects.contains(objectName))
        && (actions.isEmpty() || actions.contains(action));
  }

  /**
   * Whether the filter holds for the record as it is or as it was: who watches some records is told
   * of those that leave them too. A filter that does not fit the object, or names what may not be
   * read, holds for none of its records.
   *
   * @param change what the subscriber may know of it
   */
  synchronized boolean matches(RecordChange change, CatalogObject object, Under under) {
    if (filter == null) {
      return true;
    }
    if (!under.equals(compiledUnder)) {
      compiled.clear();
      compiledUnder = under;
    }
    return compiled
        .computeIfAbsent(object.nameSingular(), name -> compile(object, under.access(), filter))
        .filter(condition -> holds(condition, change.after()) || holds(condition, change.before()))
        .isPresent();
  }

  private static boolean holds(RecordFilter condition, @Nullable JsonNode record) {
    return record != null && condition.matches(record);
  }

  private static Optional<RecordFilter> compile(
      CatalogObject object, EventAccess access, JsonNode filter) {
    try {
      return Optional.of(RecordFilter.of(object, filter, access::mayName));
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
