package io.viginti.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.viginti.contracts.event.CloudEvent;
import io.viginti.platform.persistence.Transactions;
import io.viginti.testing.Eventually;
import io.viginti.testing.MeshServers;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class OutboxIT {
  private static final Duration WAIT = Duration.ofSeconds(20);

  @Inject Outbox outbox;
  @Inject OutboxRelays relays;
  @Inject EventTails tails;
  @Inject Transactions transactions;
  @Inject RecordingHandler handler;
  @Inject Pool pool;

  @Test
  void eventsOfAKeyArriveInOrderAndOnce() {
    String key = UUID.randomUUID().toString();
    List<CloudEvent> sent = events(key, 200);
    sent.forEach(event -> publish(key, event));
    Eventually.await("all handled", () -> handled(key).size() >= sent.size());
    assertThat(handled(key)).extracting(CloudEvent::id).isEqualTo(ids(sent));
    Eventually.await("outbox empty", () -> rows() == 0);
  }

  @Test
  void aTransactionThatRollsBackPublishesNothing() {
    String key = UUID.randomUUID().toString();
    CloudEvent lost = outbox.event("test", key, null, Map.of());
    assertThatThrownBy(
            () ->
                transactions
                    .inTransaction(
                        () ->
                            outbox
                                .add(RecordingHandler.TOPIC, key, lost)
                                .chain(
                                    () ->
                                        Uni.createFrom()
                                            .<Void>failure(new IllegalStateException("no"))))
                    .await()
                    .atMost(WAIT))
        .hasMessage("no");
    CloudEvent later = outbox.event("test", key, null, Map.of());
    publish(key, later);
    Eventually.await("the later one", () -> !handled(key).isEmpty());
    assertThat(handled(key)).extracting(CloudEvent::id).containsExactly(later.id());
  }

  @Test
  void aPoisonedEventGoesToTheDeadLetterTopicAndHoldsNobodyUp() throws Exception {
    String key = UUID.randomUUID().toString();
    CloudEvent poison = outbox.event("poison", key, null, Map.of());
    CloudEvent next = outbox.event("test", key, null, Map.of());
    List<ConsumerRecord<String, byte[]>> dead = new CopyOnWriteArrayList<>();
    try (AutoCloseable tail =
        tails.follow("dead", Set.of(RecordingHandler.TOPIC + ".dlt"), dead::add)) {
      String other = UUID.randomUUID().toString();
      Eventually.await(
          "the tail, which begins at the end of the topic",
          () -> {
            publish(other, outbox.event("poison", other, null, Map.of()));
            return !dead.isEmpty();
          });
      publish(key, outbox.event("poison", key, null, Map.of()));
      publish(key, poison);
      publish(key, next);
      Eventually.await("the next one", () -> handled(key).size() == 1);
      Eventually.await(
          "the dead letter",
          () ->
              List.copyOf(dead).stream()
                  .anyMatch(
                      letter ->
                          new String(letter.value(), StandardCharsets.UTF_8)
                              .contains(poison.id().toString())));
    }
    assertThat(handler.attempts().stream().filter(event -> event.id().equals(poison.id())).count())
        .isEqualTo(3);
  }

  @Test
  void twoRelaysSendEachEventOnce() throws Exception {
    String key = UUID.randomUUID().toString();
    Map<String, Integer> seen = new HashMap<>();
    try (AutoCloseable tail =
            tails.follow(
                "count",
                Set.of(RecordingHandler.TOPIC),
                record -> {
                  if (key.equals(record.key())) {
                    synchronized (seen) {
                      seen.merge(
                          new String(record.value(), StandardCharsets.UTF_8), 1, Integer::sum);
                    }
                  }
                });
        OutboxRelay second = relays.start(pool, new PlainOutboxRows("platform-test"))) {
      publish(key, outbox.event("test", key, null, Map.of("warm", true)));
      Eventually.await("tail", () -> !handled(key).isEmpty());
      List<CloudEvent> sent = events(key, 100);
      sent.forEach(event -> publish(key, event));
      Eventually.await("all handled", () -> handled(key).size() == 101);
      synchronized (seen) {
        assertThat(seen.values()).allMatch(times -> times == 1);
      }
    }
  }

  @Test
  void eventsFlowWhileThousandsOfBulkEventsWait() {
    String bulkKey = UUID.randomUUID().toString();
    for (int i = 0; i < 3_000; i++) {
      outbox
          .add(
              RecordingHandler.BULK_TOPIC,
              bulkKey + i,
              outbox.event("bulk", bulkKey, null, Map.of("i", i)))
          .await()
          .atMost(WAIT);
    }
    Eventually.await("all bulk events on their way", () -> rows() == 0);

    String key = UUID.randomUUID().toString();
    List<CloudEvent> sent = events(key, 20);
    sent.forEach(event -> publish(key, event));

    Eventually.await("the others", () -> handled(key).size() == sent.size());
    assertThat(handler.handledForImport()).isEmpty();
    handler.letBulkGoOn();
    Eventually.await("the bulk ones too", () -> handler.handledForImport().size() == 3_000);
  }

  @Test
  void eventsSurviveLostConnections() {
    String key = UUID.randomUUID().toString();
    List<CloudEvent> sent = events(key, 60);
    for (int i = 0; i < sent.size(); i++) {
      if (i % 20 == 10) {
        pool.query(
                "select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where usename = current_user and pid <> pg_backend_pid()")
            .execute()
            .await()
            .atMost(WAIT);
      }
      CloudEvent event = sent.get(i);
      Uni.createFrom()
          .deferred(
              () ->
                  transactions.inTransaction(() -> outbox.add(RecordingHandler.TOPIC, key, event)))
          .onFailure()
          .retry()
          .withBackOff(Duration.ofMillis(20))
          .atMost(10)
          .await()
          .atMost(WAIT);
    }
    Eventually.await("all handled", () -> new HashSet<>(ids(handled(key))).size() == sent.size());
    assertThat(new HashSet<>(ids(handled(key)))).isEqualTo(new HashSet<>(ids(sent)));
  }

  @Test
  void aTransactionAfterAnotherIsOneOfItsOwn() {
    String key = UUID.randomUUID().toString();
    CloudEvent first = outbox.event("test", key, null, Map.of());
    CloudEvent second = outbox.event("test", key, null, Map.of());
    transactions
        .inTransaction(() -> outbox.add(RecordingHandler.TOPIC, key, first))
        .chain(
            () -> transactions.inTransaction(() -> outbox.add(RecordingHandler.TOPIC, key, second)))
        .await()
        .atMost(WAIT);
    Eventually.await("both", () -> handled(key).size() == 2);
  }

  @Test
  void transactionsOfOneContextDoNotShareASession() {
    List<Integer> answers =
        Multi.createFrom()
            .range(0, 40)
            .onItem()
            .transformToUniAndMerge(
                i ->
                    transactions.inTransaction(
                        () ->
                            outbox
                                .add(
                                    RecordingHandler.TOPIC,
                                    "parallel",
                                    outbox.event("test", "parallel", null, Map.of()))
                                .replaceWith(i)))
            .collect()
            .asList()
            .await()
            .atMost(WAIT);
    assertThat(answers).hasSize(40);
  }

  private List<CloudEvent> events(String key, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> outbox.event("test", key, null, Map.of("i", i)))
        .toList();
  }

  private void publish(String key, CloudEvent event) {
    transactions
        .inTransaction(() -> outbox.add(RecordingHandler.TOPIC, key, event))
        .await()
        .atMost(WAIT);
  }

  private List<CloudEvent> handled(String key) {
    return handler.handled().stream().filter(event -> key.equals(event.subject())).toList();
  }

  private static List<UUID> ids(List<CloudEvent> events) {
    return events.stream().map(CloudEvent::id).toList();
  }

  private long rows() {
    return pool.query("select count(*) from event_outbox")
        .execute()
        .await()
        .atMost(WAIT)
        .iterator()
        .next()
        .getLong(0);
  }
}
