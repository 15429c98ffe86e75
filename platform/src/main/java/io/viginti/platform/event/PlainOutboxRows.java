package io.viginti.platform.event;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The table {@code event_outbox} of {@code db/platform}, whose rows are events already. */
final class PlainOutboxRows implements OutboxRows {
  private final String service;

  PlainOutboxRows(String service) {
    this.service = service;
  }

  @Override
  public String name() {
    return service;
  }

  @Override
  public String table() {
    return "event_outbox";
  }

  @Override
  public String columns() {
    return "id, topic, key, event::text as event, event ->> 'traceparent' as traceparent";
  }

  @Override
  public Uni<Optional<ProducerRecord<String, byte[]>>> toRecord(Row row) {
    byte[] event = row.getString("event").getBytes(StandardCharsets.UTF_8);
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(row.getString("topic"), row.getString("key"), event);
    KafkaTraces.carry(record.headers(), row.getString("traceparent"));
    return Uni.createFrom().item(Optional.of(record));
  }
}
