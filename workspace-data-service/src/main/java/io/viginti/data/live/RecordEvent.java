package io.viginti.data.live;

import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/**
 * A change of a record as a subscriber sees it.
 *
 * @param before the record's own fields before the change; null for a creation
 * @param after the same after the change; null for a destruction
 */
@Type("RecordEvent")
@Description("A change of a record")
public record RecordEvent(
    @NonNull RecordAction action,
    @NonNull @Description("Singular name") String objectName,
    @NonNull @Id String recordId,
    @Description("Own fields before the change; null for a creation") @Nullable JsonValue before,
    @Description("Own fields after the change; null for a destruction") @Nullable JsonValue after,
    @NonNull @Description("What the caller changed") List<@NonNull String> updatedFields,
    @NonNull @Description("Who, as an ACTOR value") JsonValue actor,
    @NonNull Instant occurredAt) {
  public RecordEvent {
    updatedFields = List.copyOf(updatedFields);
  }
}
