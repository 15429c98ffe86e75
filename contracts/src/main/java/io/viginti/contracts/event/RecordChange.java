package io.viginti.contracts.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code record.created | updated | deleted | restored | destroyed}.
 *
 * @param objectName singular name
 * @param before the record's own fields before the change in their API form (no relations but
 *     {@code <f>Id}); null for a creation
 * @param after the same after the change; null for a destruction
 * @param updatedFields what the caller changed; never updatedAt or updatedBy
 * @param actor who, in the form of the ACTOR type
 * @param isSystemObject true for objects whose writes give no timeline activity
 * @param linkedLabel the record's label after the change (before it when destroyed); null when it
 *     has none
 */
public record RecordChange(
    String objectName,
    String recordId,
    @Nullable JsonNode before,
    @Nullable JsonNode after,
    List<String> updatedFields,
    JsonNode actor,
    boolean isSystemObject,
    @Nullable String linkedLabel) {
  public RecordChange {
    updatedFields = List.copyOf(updatedFields);
  }
}
