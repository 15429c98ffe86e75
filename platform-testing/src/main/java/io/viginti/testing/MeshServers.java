package io.viginti.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.viginti.devstack.servers.DatabaseRole;
import io.viginti.devstack.servers.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Embedded PostgreSQL (roles, schemas, extensions), Redis and Kafka, started once per JVM and
 * stopped with it, and {@link FakeMesh} in the place of every other service. Use it as
 * {@code @QuarkusTestResource(MeshServers.class)}.
 */
public final class MeshServers implements QuarkusTestResourceLifecycleManager {
  private static final String SETTINGS = "viginti.test.settings";

  @Override
  public Map<String, String> start() {
    return settings();
  }

  @Override
  public void stop() {
    // The servers end with the JVM: other test classes use them too.
  }

  /** The settings, by property name; starts the servers when nobody has. */
  @SuppressWarnings("unchecked")
  public static Map<String, String> settings() {
    synchronized (System.class) {
      Object known = SharedState.ofJvm().get(SETTINGS);
      if (known == null) {
        known = launch();
        SharedState.ofJvm().put(SETTINGS, known);
      }
      return new TreeMap<>((Map<String, String>) known);
    }
  }

  private static Map<String, String> launch() {
    Servers servers = Servers.startOnFreePorts(directory());
    Runtime.getRuntime().addShutdownHook(new Thread(servers::close, "stop-mesh-servers"));
    Map<String, String> settings = new TreeMap<>();
    settings.put("viginti.postgres.url", servers.postgres().url());
    settings.put("viginti.postgres.password", servers.password(DatabaseRole.DATA));
    settings.put("viginti.redis.url", servers.redis().url());
    settings.put("viginti.kafka.bootstrap", servers.kafka().bootstrap());
    settings.put("viginti.mesh.secret", TestTokens.MESH_SECRET);
    settings.putAll(FakeMesh.shared().settings());
    settings.put("viginti.test.postgres.pid", String.valueOf(servers.postgres().child().pid()));
    settings.put("viginti.test.redis.pid", String.valueOf(servers.redis().child().pid()));
    settings.put("viginti.test.kafka.pid", String.valueOf(servers.kafka().child().pid()));
    return settings;
  }

  private static Path directory() {
    try {
      Path target = Path.of("target").toAbsolutePath();
      Files.createDirectories(target);
      return Files.createTempDirectory(target, "mesh-servers");
    } catch (IOException e) {
      throw new UncheckedIOException("no directory for the servers", e);
    }
  }
}
