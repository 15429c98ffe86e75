package io.viginti.platform.event;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Makes Kafka clients with the mesh's settings, and topics when they are first needed. */
@ApplicationScoped
class KafkaClients {
  /** A record event holds a record twice; a record is at most what a request may be. */
  private static final int LARGEST = 40 * 1024 * 1024;

  private static final Duration ADMIN_WAIT = Duration.ofSeconds(15);

  private final Map<String, Object> broker;
  private final EventConfig config;
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private @Nullable Admin admin;

  KafkaClients(@Identifier("default-kafka-broker") Map<String, Object> broker, EventConfig config) {
    this.broker = broker;
    this.config = config;
  }

  /** Idempotent, waits for all replicas. */
  KafkaProducer<String, byte[]> producer(String clientId) {
    Map<String, Object> settings = new HashMap<>(broker);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 2);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  /**
   * @param group empty for one that reads by itself and commits nothing
   */
  KafkaConsumer<String, byte[]> consumer(String clientId, Optional<String> group) {
    Map<String, Object> settings = new HashMap<>(broker);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 200);
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        List.of(CooperativeStickyAssignor.class));
    settings.put(
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, group.isPresent() ? "earliest" : "latest");
    group.ifPresent(name -> settings.put(ConsumerConfig.GROUP_ID_CONFIG, name));
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** Creates the topics that are not there. Blocks; fails when the broker is away. */
  void ensure(Collection<String> topics) throws InterruptedException {
    List<String> missing = topics.stream().filter(topic -> !known.contains(topic)).toList();
    if (missing.isEmpty()) {
      return;
    }
    for (String topic : missing) {
      NewTopic wanted =
          new NewTopic(topic, Optional.of(config.partitions()), Optional.empty())
              .configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(LARGEST)));
      try {
        admin()
            .createTopics(List.of(wanted))
            .all()
            .get(ADMIN_WAIT.toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw new IllegalStateException("topic " + topic + " cannot be made", e.getCause());
        }
      } catch (TimeoutException e) {
        throw new IllegalStateException("Kafka does not answer", e);
      }
      known.add(topic);
    }
  }

  private synchronized Admin admin() {
    Admin made = admin;
    if (made == null) {
      Map<String, Object> settings = new HashMap<>(broker);
      settings.put("default.api.timeout.ms", (int) ADMIN_WAIT.toMillis());
      settings.put("request.timeout.ms", 5_000);
      made = Admin.create(settings);
      admin = made;
    }
    return made;
  }

  @PreDestroy
  synchronized void close() {
    if (admin != null) {
      admin.close(Duration.ofSeconds(1));
    }
  }
}
