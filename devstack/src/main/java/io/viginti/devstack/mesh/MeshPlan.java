package io.viginti.devstack.mesh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What mesh to run.
 *
 * @param repository where the services are built
 * @param portOffset added to every port
 * @param environment settings for every service, over those the mesh sets itself
 * @param running servers that run already and are used instead of starting some
 * @param clusters names of more PostgreSQL clusters for records, started beside the first
 * @param nodes the services to start
 * @param demo load the demo workspace
 */
public record MeshPlan(
    Path repository,
    MeshHome home,
    int portOffset,
    Map<String, String> environment,
    RunningServers running,
    List<String> clusters,
    List<Node> nodes,
    boolean demo) {

  private static final int HIGHEST_BASE_PORT = 19093;
  private static final int HIGHEST_PORT = 65535;

  public MeshPlan {
    if (portOffset < 0 || HIGHEST_BASE_PORT + portOffset > HIGHEST_PORT) {
      throw new IllegalArgumentException(
          "VIGINTI_PORT_OFFSET must be from 0 to "
              + (HIGHEST_PORT - HIGHEST_BASE_PORT)
              + ", not "
              + portOffset);
    }
    environment = Map.copyOf(environment);
    clusters = List.copyOf(clusters);
    nodes = List.copyOf(nodes);
  }

  /** Embedded servers and all services, with their data in a directory; no demo workspace. */
  public static MeshPlan in(Path repository, Path home, int portOffset) {
    return new MeshPlan(
        repository,
        new MeshHome(home),
        portOffset,
        Map.of(),
        RunningServers.none(),
        List.of(),
        List.of(Node.values()),
        false);
  }

  /** What {@code ./viginti up} runs: everything, as the environment says. */
  public static MeshPlan fromEnvironment(Path repository, Map<String, String> environment) {
    return new MeshPlan(
        repository,
        homeIn(repository, environment),
        offset(environment),
        Map.of(),
        RunningServers.of(
            value(environment, "VIGINTI_POSTGRES_URL"),
            value(environment, "VIGINTI_POSTGRES_PASSWORD"),
            value(environment, "VIGINTI_REDIS_URL"),
            value(environment, "VIGINTI_KAFKA_BOOTSTRAP")),
        List.of(),
        List.of(Node.values()),
        !"false".equals(environment.get("VIGINTI_DEMO")));
  }

  /** {@code VIGINTI_HOME}, or {@code .viginti} in the repository. */
  public static MeshHome homeIn(Path repository, Map<String, String> environment) {
    return new MeshHome(
        value(environment, "VIGINTI_HOME")
            .map(Path::of)
            .orElseGet(() -> repository.resolve(".viginti")));
  }

  public MeshPlan withEnvironment(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(name, value);
    return new MeshPlan(repository, home, portOffset, more, running, clusters, nodes, demo);
  }

  /** On servers that run already. */
  public MeshPlan withRunning(RunningServers servers) {
    return new MeshPlan(repository, home, portOffset, environment, servers, clusters, nodes, demo);
  }

  /** With one more PostgreSQL cluster, known to workspace-data-service under this name. */
  public MeshPlan withCluster(String name) {
    List<String> more = new ArrayList<>(clusters);
    more.add(name);
    return new MeshPlan(repository, home, portOffset, environment, running, more, nodes, demo);
  }

  /** With these services only. */
  public MeshPlan withNodes(List<Node> some) {
    return new MeshPlan(repository, home, portOffset, environment, running, clusters, some, demo);
  }

  private static int offset(Map<String, String> environment) {
    String text = value(environment, "VIGINTI_PORT_OFFSET").orElse("0");
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("VIGINTI_PORT_OFFSET is not a number: " + text, e);
    }
  }

  private static Optional<String> value(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }
}
