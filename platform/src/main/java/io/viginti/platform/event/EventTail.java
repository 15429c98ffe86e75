package io.viginti.platform.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads topics from their end, in a thread of its own. */
final class EventTail implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(EventTail.class);
  private static final Duration POLL = Duration.ofMillis(500);

  private final String name;
  private final Set<String> topics;
  private final Consumer<ConsumerRecord<String, byte[]>> listener;
  private final KafkaClients kafka;
  private final Thread thread;
  private volatile boolean isStopped;
  private volatile @Nullable KafkaConsumer<String, byte[]> consumer;
  private boolean isFailing;

  EventTail(
      String name,
      Set<String> topics,
      Consumer<ConsumerRecord<String, byte[]>> listener,
      KafkaClients kafka) {
    this.name = name;
    this.topics = Set.copyOf(topics);
    this.listener = listener;
    this.kafka = kafka;
    this.thread = Thread.ofPlatform().daemon().name("tail-" + name).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  @Override
  public void close() {
    isStopped = true;
    KafkaConsumer<String, byte[]> open = consumer;
    if (open != null) {
      open.wakeup();
    }
    try {
      thread.join(Duration.ofSeconds(3));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!isStopped) {
      try {
        read();
      } catch (WakeupException e) {
        // asked to stop
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        if (!isFailing) {
          isFailing = true;
          LOG.warnf("event=tail-interrupted tail=%s reason=%s", name, e);
        }
        try {
          Thread.sleep(1_000);
        } catch (InterruptedException stop) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }

  private void read() throws InterruptedException {
    kafka.ensure(topics);
    try (KafkaConsumer<String, byte[]> open = kafka.consumer("tail-" + name, Optional.empty())) {
      consumer = open;
      List<TopicPartition> all = new ArrayList<>();
      for (String topic : topics) {
        open.partitionsFor(topic)
            .forEach(part -> all.add(new TopicPartition(topic, part.partition())));
      }
      open.assign(all);
      open.seekToEnd(all);
      all.forEach(open::position);
      while (!isStopped) {
        for (ConsumerRecord<String, byte[]> record : open.poll(POLL)) {
          tell(record);
        }
        isFailing = false;
      }
    } finally {
      consumer = null;
    }
  }

  private void tell(ConsumerRecord<String, byte[]> record) {
    try {
      listener.accept(record);
    } catch (RuntimeException e) {
      LOG.errorf(e, "event=tail-listener-failed tail=%s topic=%s", name, record.topic());
    }
  }
}
