package io.viginti.data.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.value.JsonText;
import io.viginti.contracts.event.CloudEvent;
import io.viginti.contracts.event.RecordChange;
import io.viginti.contracts.event.Topics;
import io.viginti.data.value.RecordForm;
import io.viginti.data.version.Catalogs;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.ErrorTranslation;
import io.viginti.platform.event.KafkaTraces;
import io.viginti.platform.event.OutboxRows;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Rows of {@code records.outbox} as {@code record.*} events, or those of {@code
 * records.bulk_outbox}: bulk changes wait in a table and a topic of their own, so that they delay
 * no other.
 */
final class RecordOutboxRows implements OutboxRows {
  private static final Logger LOG = Logger.getLogger(RecordOutboxRows.class);
  private static final String SOURCE = "/workspace-data-service";
  private static final ObjectMapper EVENTS =
      JsonText.mapper()
          .copy()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  private final String cluster;
  private final boolean isBulk;
  private final Catalogs catalogs;

  RecordOutboxRows(String cluster, boolean isBulk, Catalogs catalogs) {
    this.cluster = cluster;
    this.isBulk = isBulk;
    this.catalogs = catalogs;
  }

  @Override
  public String name() {
    return (isBulk ? "bulk records " : "records ") + cluster;
  }

  @Override
  public String table() {
    return isBulk ? "records.bulk_outbox" : "records.outbox";
  }

  @Override
  public String columns() {
    return "id, workspace_id, object, record_id, action, before::text as before,"
        + " after::text as after, updated_fields, actor::text as actor, shape_hash,"
        + " traceparent, occurred_at";
  }

  @Override
  public Uni<Optional<ProducerRecord<String, byte[]>>> toRecord(Row row) {
    String hash = row.getString("shape_hash");
    return Uni.createFrom()
        .completionStage(() -> catalogs.get(hash).toCompletionStage())
        .map(catalog -> Optional.of(record(row, catalog)))
        .onFailure(failure -> canNeverBeSent(failure))
        .recoverWithItem(
            failure -> {
              LOG.errorf(
                  failure, "event=record-change-dropped id=%s shape=%s", row.getUUID("id"), hash);
              return Optional.empty();
            });
  }

  /** A shape that is nowhere, or a row that contradicts it; everything else passes. */
  private static boolean canNeverBeSent(Throwable failure) {
    return failure instanceof IllegalArgumentException
        || ErrorTranslation.find(failure)
            .map(error -> error.code() == ErrorCode.NOT_FOUND)
            .orElse(false);
  }

  private ProducerRecord<String, byte[]> record(Row row, Catalog catalog) {
    UUID workspace = row.getUUID("workspace_id");
    UUID recordId = row.getUUID("record_id");
    String table = row.getString("object");
    CatalogObject object =
        catalog
            .findByTable(table)
            .orElseThrow(() -> new IllegalArgumentException("no table " + table));
    JsonNode before = form(object, row.getString("before"));
    JsonNode after = form(object, row.getString("after"));
    RecordChange change =
        new RecordChange(
            object.nameSingular(),
            recordId.toString(),
            before,
            after,
            List.of(row.getArrayOfStrings("updated_fields")),
            JsonText.parse(row.getString("actor")),
            object.source().isSystem(),
            RecordLabel.of(object, after != null ? after : before));
    CloudEvent event =
        new CloudEvent(
            "1.0",
            row.getUUID("id"),
            SOURCE,
            "record." + row.getString("action").toLowerCase(Locale.ROOT),
            recordId.toString(),
            row.getOffsetDateTime("occurred_at").toInstant(),
            workspace,
            row.getString("traceparent"),
            EVENTS.valueToTree(change));
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            isBulk ? Topics.RECORD_BULK : Topics.RECORD, workspace + ":" + recordId, bytes(event));
    KafkaTraces.carry(record.headers(), event.traceparent());
    return record;
  }

  private static @Nullable JsonNode form(CatalogObject object, @Nullable String row) {
    return row == null ? null : RecordForm.of(object, JsonText.parse(row));
  }

  private static byte[] bytes(CloudEvent event) {
    try {
      return EVENTS.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
