package io.viginti.devstack.servers;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * PostgreSQL (with database, roles and schemas), Redis and Kafka, started together; what the tests
 * of a service need. They end with this JVM whatever happens to it.
 */
public final class Servers implements AutoCloseable {

  private static final String TEST_PASSWORD = "viginti-test";

  private final EmbeddedPostgres postgres;
  private final EmbeddedRedis redis;
  private final EmbeddedKafka kafka;
  private final Map<DatabaseRole, String> passwords;

  private Servers(
      EmbeddedPostgres postgres,
      EmbeddedRedis redis,
      EmbeddedKafka kafka,
      Map<DatabaseRole, String> passwords) {
    this.postgres = postgres;
    this.redis = redis;
    this.kafka = kafka;
    this.passwords = passwords;
  }

  /** On the usual ports plus an offset. */
  public static Servers start(Path directory, int portOffset) {
    return start(directory, ServerPorts.withOffset(portOffset));
  }

  /** On ports nobody uses. */
  public static Servers startOnFreePorts(Path directory) {
    return start(directory, ServerPorts.free());
  }

  /** Starts them in a directory (continuing what it holds) and waits until all are ready. */
  public static Servers start(Path directory, ServerPorts ports) {
    Map<DatabaseRole, String> passwords = new EnumMap<>(DatabaseRole.class);
    for (DatabaseRole role : DatabaseRole.values()) {
      passwords.put(role, TEST_PASSWORD);
    }
    Servers servers =
        new Servers(
            EmbeddedPostgres.in(
                "postgres",
                directory.resolve("postgres"),
                ports.postgres(),
                TEST_PASSWORD,
                directory.resolve("logs/postgres.log"),
                directory.resolve("run/postgres.pid")),
            EmbeddedRedis.in(
                directory.resolve("redis"),
                ports.redis(),
                directory.resolve("logs/redis.log"),
                directory.resolve("run/redis.pid")),
            EmbeddedKafka.in(
                directory.resolve("kafka"),
                ports.kafka(),
                directory.resolve("logs/kafka.log"),
                directory.resolve("run/kafka.pid")),
            passwords);
    try {
      inParallel(
          List.of(
              () -> servers.postgres.start().prepareDatabase(passwords),
              servers.redis::start,
              servers.kafka::start));
    } catch (RuntimeException e) {
      servers.close();
      throw e;
    }
    return servers;
  }

  public EmbeddedPostgres postgres() {
    return postgres;
  }

  public EmbeddedRedis redis() {
    return redis;
  }

  public EmbeddedKafka kafka() {
    return kafka;
  }

  /** Password of a role. */
  public String password(DatabaseRole role) {
    return passwords.getOrDefault(role, TEST_PASSWORD);
  }

  /** The settings (environment names) of a service that signs in with this role. */
  public Map<String, String> settings(DatabaseRole role) {
    return Map.of(
        "VIGINTI_POSTGRES_URL", postgres.url(),
        "VIGINTI_POSTGRES_PASSWORD", password(role),
        "VIGINTI_REDIS_URL", redis.url(),
        "VIGINTI_KAFKA_BOOTSTRAP", kafka.bootstrap());
  }

  @Override
  public void close() {
    inParallel(List.of(kafka::close, redis::close, postgres::close));
  }

  /** Runs the tasks at the same time; the first failure is thrown when all have ended. */
  public static void inParallel(List<Runnable> tasks) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture.allOf(
              tasks.stream()
                  .map(task -> CompletableFuture.runAsync(task, threads))
                  .toArray(CompletableFuture[]::new))
          .join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
