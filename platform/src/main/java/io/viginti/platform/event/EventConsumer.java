package io.viginti.platform.event;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.viginti.contracts.event.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs one lane of an {@link EventHandler} in a thread of its own: takes a batch, works on its keys
 * side by side and on the events of a key in order, commits when all are done. Meanwhile it polls
 * with its partitions paused, so that a slow event does not cost it its place in the group.
 */
final class EventConsumer {
  private static final Logger LOG = Logger.getLogger(EventConsumer.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final Duration STOP_WAIT = Duration.ofSeconds(8);

  private final EventHandler handler;
  private final Lane lane;
  private final KafkaClients kafka;
  private final Handling handling;
  private final Thread thread;
  private volatile boolean isStopped;
  private volatile @Nullable KafkaConsumer<String, byte[]> consumer;
  private @Nullable KafkaProducer<String, byte[]> deadLetters;
  private boolean isFailing;
  private boolean isBusy;

  /**
   * What a handler reads apart from the rest.
   *
   * @param name of the consumer group, without the mesh's prefix
   * @param parallel events of different keys that are worked on at the same time
   * @param isImport whether what is done about these events belongs to an import too
   */
  record Lane(String name, Set<String> topics, int parallel, boolean isImport) {
    static Lane ordinary(EventHandler handler, EventConfig config) {
      return new Lane(handler.consumer(), handler.topics(), config.parallel(), false);
    }

    static Lane bulk(EventHandler handler, EventConfig config) {
      return new Lane(
          handler.consumer() + ".bulk", handler.bulkTopics(), config.bulkParallel(), true);
    }
  }

  /** What every handler's events go through. */
  record Handling(
      Inbox inbox, EventJson events, EventConfig config, KafkaTraces traces, Vertx vertx) {}

  EventConsumer(EventHandler handler, Lane lane, KafkaClients kafka, Handling handling) {
    this.handler = handler;
    this.lane = lane;
    this.kafka = kafka;
    this.handling = handling;
    this.thread = Thread.ofPlatform().daemon().name("events-" + lane.name()).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  void stop() {
    isStopped = true;
    KafkaConsumer<String, byte[]> open = consumer;
    if (open != null) {
      open.wakeup();
    }
  }

  void join() {
    try {
      thread.join(STOP_WAIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!isStopped) {
      try {
        consume();
      } catch (WakeupException e) {
        // asked to stop
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (Exception e) {
        if (!isFailing) {
          isFailing = true;
          LOG.warnf("event=consumer-interrupted consumer=%s reason=%s", lane.name(), e);
        }
        if (!pause()) {
          return;
        }
      }
    }
    KafkaProducer<String, byte[]> open = deadLetters;
    if (open != null) {
      open.close(Duration.ofSeconds(1));
    }
  }

  private void consume() throws InterruptedException {
    Set<String> topics = new LinkedHashSet<>(lane.topics());
    kafka.ensure(topics);
    try (KafkaConsumer<String, byte[]> open =
        kafka.consumer(lane.name(), Optional.of("viginti." + lane.name()))) {
      consumer = open;
      open.subscribe(topics, new PauseWhileBusy(open));
      while (!isStopped) {
        ConsumerRecords<String, byte[]> batch = open.poll(POLL);
        if (isFailing) {
          isFailing = false;
          LOG.infof("event=consumer-resumed consumer=%s", lane.name());
        }
        if (!batch.isEmpty()) {
          work(open, batch);
        }
      }
    } finally {
      consumer = null;
    }
  }

  private void work(KafkaConsumer<String, byte[]> open, ConsumerRecords<String, byte[]> batch)
      throws InterruptedException {
    isBusy = true;
    try {
      CompletableFuture<Void> all = startLanes(batch);
      while (!isDone(all)) {
        if (isStopped) {
          finishBeforeStop(all);
          if (!all.isDone()) {
            return;
          }
          break;
        }
        open.pause(open.assignment());
        open.poll(Duration.ZERO);
      }
      open.commitSync();
    } finally {
      isBusy = false;
    }
    open.resume(open.assignment());
  }

  private static void finishBeforeStop(CompletableFuture<Void> all) throws InterruptedException {
    try {
      all.get(STOP_WAIT.toMillis() / 2, TimeUnit.MILLISECONDS);
    } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
      LOG.debugf("event=consumer-stopped-at-work reason=%s", e);
    }
  }

  private static boolean isDone(CompletableFuture<Void> all) throws InterruptedException {
    try {
      all.get(200, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException("an event could neither be handled nor put aside", e);
    }
  }

  private CompletableFuture<Void> startLanes(ConsumerRecords<String, byte[]> batch) {
    Map<String, Deque<ConsumerRecord<String, byte[]>>> lanes = new LinkedHashMap<>();
    for (ConsumerRecord<String, byte[]> record : batch) {
      String lane = record.key() == null ? "#" + record.partition() : record.key();
      lanes.computeIfAbsent(lane, key -> new ArrayDeque<>()).add(record);
    }
    Deque<Deque<ConsumerRecord<String, byte[]>>> waiting = new ArrayDeque<>(lanes.values());
    int workers = Math.min(lane.parallel(), waiting.size());
    List<CompletableFuture<Void>> running = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      CompletableFuture<Void> worker = new CompletableFuture<>();
      running.add(worker);
      nextLane(waiting, worker);
    }
    return CompletableFuture.allOf(running.toArray(new CompletableFuture<?>[0]));
  }

  /** A worker takes lane after lane until none waits. */
  private void nextLane(
      Deque<Deque<ConsumerRecord<String, byte[]>>> waiting, CompletableFuture<Void> worker) {
    Deque<ConsumerRecord<String, byte[]>> lane;
    synchronized (waiting) {
      lane = waiting.poll();
    }
    if (lane == null) {
      worker.complete(null);
    } else {
      nextEvent(lane, waiting, worker);
    }
  }

  private void nextEvent(
      Deque<ConsumerRecord<String, byte[]>> lane,
      Deque<Deque<ConsumerRecord<String, byte[]>>> waiting,
      CompletableFuture<Void> worker) {
    ConsumerRecord<String, byte[]> record = lane.poll();
    if (record == null) {
      nextLane(waiting, worker);
      return;
    }
    take(record)
        .subscribe()
        .with(done -> nextEvent(lane, waiting, worker), worker::completeExceptionally);
  }

  private Uni<Void> take(ConsumerRecord<String, byte[]> record) {
    CloudEvent event;
    try {
      event = handling.events().parse(record.value() == null ? new byte[0] : record.value());
    } catch (IllegalArgumentException e) {
      return putAside(record, e);
    }
    return new EventAttempts(handler, handling, lane, record, event, () -> isStopped)
        .run(failure -> putAside(record, failure));
  }

  /** To the dead-letter topic, with the reason and where it came from. */
  private Uni<Void> putAside(ConsumerRecord<String, byte[]> record, Throwable reason) {
    LOG.errorf(
        reason,
        "event=event-put-aside consumer=%s topic=%s partition=%d offset=%d",
        handler.consumer(),
        record.topic(),
        record.partition(),
        record.offset());
    String topic = record.topic() + ".dlt";
    CompletableFuture<Void> sent = new CompletableFuture<>();
    Thread.startVirtualThread(
        () -> {
          try {
            kafka.ensure(List.of(topic));
            ProducerRecord<String, byte[]> copy =
                new ProducerRecord<>(topic, record.key(), record.value());
            copy.headers()
                .add("viginti-consumer", bytes(handler.consumer()))
                .add("viginti-origin", bytes(record.partition() + ":" + record.offset()))
                .add("viginti-reason", bytes(String.valueOf(reason)));
            deadLetters()
                .send(
                    copy,
                    (ack, failure) -> {
                      if (failure == null) {
                        sent.complete(null);
                      } else {
                        sent.completeExceptionally(failure);
                      }
                    });
          } catch (InterruptedException | RuntimeException e) {
            sent.completeExceptionally(e);
          }
        });
    return Uni.createFrom().completionStage(sent);
  }

  private synchronized KafkaProducer<String, byte[]> deadLetters() {
    KafkaProducer<String, byte[]> open = deadLetters;
    if (open == null) {
      open = kafka.producer("dead-letters-" + lane.name());
      deadLetters = open;
    }
    return open;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static boolean pause() {
    try {
      Thread.sleep(AGAIN);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Partitions that arrive while a batch is worked on wait for its end. */
  private final class PauseWhileBusy implements ConsumerRebalanceListener {
    private final KafkaConsumer<String, byte[]> open;

    PauseWhileBusy(KafkaConsumer<String, byte[]> open) {
      this.open = open;
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> gone) {}

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> come) {
      if (isBusy) {
        open.pause(come);
      }
    }
  }
}
