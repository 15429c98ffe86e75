package io.viginti.platform.event;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Live reading for subscriptions: every instance reads from the end, in no group, and loses what
 * passes while it is away.
 */
@ApplicationScoped
public class EventTails {
  private final KafkaClients kafka;
  private final List<EventTail> running = new CopyOnWriteArrayList<>();

  EventTails(KafkaClients kafka) {
    this.kafka = kafka;
  }

  /**
   * @param name for logs and metrics
   * @param listener is called on the tail's own thread; what it throws is logged
   */
  public AutoCloseable follow(
      String name, Set<String> topics, Consumer<ConsumerRecord<String, byte[]>> listener) {
    EventTail tail = new EventTail(name, topics, listener, kafka);
    running.add(tail);
    tail.start();
    return tail;
  }

  void stop(@Observes ShutdownEvent stopping) {
    running.forEach(EventTail::close);
  }
}
