package io.viginti.data.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.CatalogObject;
import io.viginti.contracts.event.RecordChange;
import io.viginti.data.plan.access.EventAccess;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A change as somebody may know of it. A record is told of as it was and as it is now, each only
 * where the row rule holds for it; so whoever loses a record from sight hears that, without what it
 * became.
 */
final class SeenChange {
  private final CatalogObject object;
  private final EventAccess access;
  private final @Nullable UUID member;

  /**
   * @param member of whoever listens, null for an API key
   */
  SeenChange(CatalogObject object, EventAccess access, @Nullable UUID member) {
    this.object = object;
    this.access = access;
    this.member = member;
  }

  /**
   * @param isThere whether the rule holds for the row as it is now; asked only where the record's
   *     own fields do not decide
   * @return empty where nothing of it may be known
   */
  Optional<RecordChange> of(RecordChange change, BooleanSupplier isThere) {
    if (access.isUnrestricted()) {
      return Optional.of(change);
    }
    if (!access.hears(object)) {
      return Optional.empty();
    }
    Optional<Condition> rule = RuleOnRecord.of(access.rule(object), member);
    JsonNode before = record(change.before());
    JsonNode after = record(change.after());
    boolean seesBefore = before != null && rule.map(it -> holds(it, before)).orElse(false);
    boolean seesAfter =
        after != null && rule.map(it -> holds(it, after)).orElseGet(isThere::getAsBoolean);
    return seesBefore || seesAfter
        ? Optional.of(told(change, seesBefore ? before : null, seesAfter ? after : null))
        : Optional.empty();
  }

  /** What came as JSON null is no record. */
  private static @Nullable JsonNode record(@Nullable JsonNode told) {
    return told == null || told.isNull() ? null : told;
  }

  private static boolean holds(Condition rule, JsonNode record) {
    return rule.test(record) == Truth.TRUE;
  }

  private RecordChange told(
      RecordChange change, @Nullable JsonNode before, @Nullable JsonNode after) {
    return new RecordChange(
        change.objectName(),
        change.recordId(),
        before == null ? null : access.readable(object, before),
        after == null ? null : access.readable(object, after),
        access.readable(object, change.updatedFields()),
        change.actor(),
        change.isSystemObject(),
        change.linkedLabel());
  }
}
