package io.viginti.platform.event;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What an outbox table looks like and how a row becomes a Kafka record. */
public interface OutboxRows {
  /** Name of the relay: for the lock (one relay at a time per name and database) and for logs. */
  String name();

  /** The table, as SQL writes it; it has a column {@code id uuid} that rises with time. */
  String table();

  /** What to select; {@code id} must be among it. */
  default String columns() {
    return "*";
  }

  /**
   * The record to send, with the trace of the request that caused it ({@code KafkaTraces.carry});
   * empty for a row that is to be dropped. A failure stops the relay at this row until it succeeds:
   * answer empty for what can never be sent.
   */
  Uni<Optional<ProducerRecord<String, byte[]>>> toRecord(Row row);
}
