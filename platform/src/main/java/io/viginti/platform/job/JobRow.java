package io.viginti.platform.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.mutiny.sqlclient.Row;
import io.viginti.contracts.event.JobChange;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code jobs}. */
record JobRow(
    UUID id,
    String kind,
    @Nullable UUID workspaceId,
    JsonNode payload,
    String state,
    int attempt,
    int progress,
    @Nullable String error,
    Instant runAfter,
    Instant createdAt,
    boolean isCancelRequested,
    long revision) {
  static final String COLUMNS =
      "id, kind, workspace_id, payload::text as payload, state, attempt, progress, error,"
          + " run_after, created_at, is_cancel_requested, revision";

  static JobRow of(Row row, ObjectMapper json) {
    return new JobRow(
        row.getUUID("id"),
        row.getString("kind"),
        row.getUUID("workspace_id"),
        parse(row.getString("payload"), json),
        row.getString("state"),
        row.getInteger("attempt"),
        row.getInteger("progress"),
        row.getString("error"),
        row.getOffsetDateTime("run_after").toInstant(),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getBoolean("is_cancel_requested"),
        row.getLong("revision"));
  }

  JobChange change(String service) {
    return new JobChange(
        id, service, kind, state, attempt, progress, error, createdAt, runAfter, revision);
  }

  private static JsonNode parse(String text, ObjectMapper json) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("jsonb that is no JSON", e);
    }
  }
}
