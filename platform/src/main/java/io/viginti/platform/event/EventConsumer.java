package io.viginti.platform.event;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.viginti.contracts.event.CloudEvent;
import io.viginti.platform.telemetry.RequestContext;
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
 * Runs one {@link EventHandler} in a thread of its own: takes a batch, works on its keys side by
 * side and on the events of a key in order, commits when all are done. Meanwhile it polls with its
 * partitions paused, so that a slow event does not cost it its place in the group.
 */
final class EventConsumer {
  private static final Logger LOG = Logger.getLogger(EventConsumer.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final Duration STOP_WAIT = Duration.ofSeconds(8);

  private final EventHandler handler;
  private final KafkaClients kafka;
  private final Inbox inbox;
  private final EventJson events;
  private final EventConfig config;
  private final Vertx vertx;
  private final Thread thread;
  private volatile boolean isStopped;
  private volatile @Nullable KafkaConsumer<String, byte[]> consumer;
  private @Nullable KafkaProducer<String, byte[]> deadLetters;
  private boolean isFailing;
  private boolean isBusy;

  EventConsumer(
      EventHandler handler,
      KafkaClients kafka,
      Inbox inbox,
      EventJson events,
      EventConfig config,
      Vertx vertx) {
    this.handler = handler;
    this.kafka = kafka;
    this.inbox = inbox;
    this.events = events;
    this.config = config;
    this.vertx = vertx;
    this.thread =
        Thread.ofPlatform().daemon().name("events-" + handler.consumer()).unstarted(this::run);
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
          LOG.warnf("event=consumer-interrupted consumer=%s reason=%s", handler.consumer(), e);
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
    Set<String> topics = new LinkedHashSet<>(handler.topics());
    kafka.ensure(topics);
    try (KafkaConsumer<String, byte[]> open =
        kafka.consumer(handler.consumer(), Optional.of("viginti." + handler.consumer()))) {
      consumer = open;
      open.subscribe(topics, new PauseWhileBusy(open));
      while (!isStopped) {
        ConsumerRecords<String, byte[]> batch = open.poll(POLL);
        if (isFailing) {
          isFailing = false;
          LOG.infof("event=consumer-resumed consumer=%s", handler.consumer());
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
    int workers = Math.min(config.parallel(), waiting.size());
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
      event = events.parse(record.value() == null ? new byte[0] : record.value());
    } catch (IllegalArgumentException e) {
      return putAside(record, e);
    }
    return attempt(record, event, 1, 1);
  }

  /**
   * @param attempt counts what is the event's own fault
   * @param tries counts all, and lengthens the waits
   */
  private Uni<Void> attempt(
      ConsumerRecord<String, byte[]> record, CloudEvent event, int attempt, int tries) {
    return onOwnContext(event)
        .onFailure()
        .recoverWithUni(
            failure -> {
              boolean isAway = Absence.isOneOf(failure);
              if (isStopped) {
                return Uni.createFrom().failure(failure);
              }
              if (!isAway && attempt >= config.attempts()) {
                return putAside(record, failure)
                    .chain(() -> inbox.add(handler.consumer(), event.id()));
              }
              LOG.debugf(
                  "event=event-failed consumer=%s type=%s id=%s attempt=%d reason=%s",
                  handler.consumer(), event.type(), event.id(), attempt, failure);
              return Uni.createFrom()
                  .voidItem()
                  .onItem()
                  .delayIt()
                  .by(waitAfter(tries))
                  .chain(() -> attempt(record, event, isAway ? attempt : attempt + 1, tries + 1));
            });
  }

  private Duration waitAfter(int tries) {
    long wait = config.backoff().toMillis() << Math.min(tries - 1, 16);
    return Duration.ofMillis(Math.min(wait, config.backoffLimit().toMillis()));
  }

  private Uni<Void> onOwnContext(CloudEvent event) {
    return Uni.createFrom()
        .emitter(
            emitter ->
                RequestContext.runOnNewContext(
                    vertx.getOrCreateContext(),
                    () -> {
                      RequestContext.put(RequestContext.REQUEST_ID, event.id().toString());
                      if (event.traceparent() != null) {
                        RequestContext.put(RequestContext.TRACEPARENT, event.traceparent());
                      }
                      handleOnce(event).subscribe().with(emitter::complete, emitter::fail);
                    }));
  }

  private Uni<Void> handleOnce(CloudEvent event) {
    return inbox
        .contains(handler.consumer(), event.id())
        .chain(
            isKnown ->
                isKnown
                    ? Uni.createFrom().voidItem()
                    : handler.handle(event).chain(() -> inbox.add(handler.consumer(), event.id())));
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
      open = kafka.producer("dead-letters-" + handler.consumer());
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
