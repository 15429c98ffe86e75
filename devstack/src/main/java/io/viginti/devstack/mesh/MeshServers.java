package io.viginti.devstack.mesh;

import io.viginti.devstack.servers.DatabaseRole;
import io.viginti.devstack.servers.DatabaseSetup;
import io.viginti.devstack.servers.EmbeddedKafka;
import io.viginti.devstack.servers.EmbeddedPostgres;
import io.viginti.devstack.servers.EmbeddedRedis;
import io.viginti.devstack.servers.PostgresAddress;
import io.viginti.devstack.servers.Servers;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The servers of a mesh: those it starts itself and those that run already. */
final class MeshServers implements AutoCloseable {

  private static final String POSTGRES = "postgres";
  private static final Duration START_TIME = Duration.ofSeconds(90);

  private final MeshPlan plan;
  private final Secrets secrets;
  private final Map<String, Watched> children = new LinkedHashMap<>();
  private final Map<String, EmbeddedPostgres> postgres = new LinkedHashMap<>();
  private final String redisUrl;
  private final String kafkaBootstrap;

  MeshServers(MeshPlan plan, Secrets secrets, Consumer<String> notes) {
    this.plan = plan;
    this.secrets = secrets;
    MeshPorts ports = new MeshPorts(plan.portOffset());
    if (plan.running().postgres().isEmpty()) {
      addPostgres(POSTGRES, ports.servers().postgres(), notes);
    }
    for (int i = 0; i < plan.clusters().size(); i++) {
      addPostgres(POSTGRES + "-" + plan.clusters().get(i), ports.cluster(i), notes);
    }
    MeshHome home = plan.home();
    if (plan.running().redisUrl().isEmpty()) {
      EmbeddedRedis redis =
          EmbeddedRedis.in(
              home.data("redis"),
              ports.servers().redis(),
              home.log("redis"),
              home.pidFile("redis"));
      children.put("redis", new Watched(redis.child(), redis.child()::start, notes));
    }
    if (plan.running().kafkaBootstrap().isEmpty()) {
      EmbeddedKafka kafka =
          EmbeddedKafka.in(
              home.data("kafka"),
              ports.servers().kafka(),
              home.log("kafka"),
              home.pidFile("kafka"));
      children.put("kafka", new Watched(kafka.child(), kafka.child()::start, notes));
    }
    redisUrl = plan.running().redisUrl().orElse("redis://127.0.0.1:" + ports.servers().redis());
    kafkaBootstrap = plan.running().kafkaBootstrap().orElse("localhost:" + ports.servers().kafka());
  }

  /** What is to be started, each with what brings it up to its work. */
  Map<String, Runnable> starts() {
    Map<String, Runnable> starts = new LinkedHashMap<>();
    children.forEach(
        (name, watched) ->
            starts.put(
                name,
                () -> {
                  watched.start();
                  watched.child().awaitReady(START_TIME);
                  prepare(name);
                }));
    plan.running()
        .postgres()
        .filter(server -> server.administrator().isPresent())
        .ifPresent(
            server ->
                starts.put("database", () -> DatabaseSetup.prepare(server, secrets.passwords())));
    return starts;
  }

  Map<String, Watched> children() {
    return children;
  }

  EmbeddedPostgres postgres() {
    return require(POSTGRES);
  }

  EmbeddedPostgres cluster(String name) {
    return require(POSTGRES + "-" + name);
  }

  NodeEnvironment.Addresses addresses() {
    Map<String, String> clusters = new LinkedHashMap<>();
    for (String name : plan.clusters()) {
      clusters.put(name, cluster(name).url());
    }
    return new NodeEnvironment.Addresses(
        plan.running().postgres().map(PostgresAddress::url).orElseGet(() -> postgres().url()),
        redisUrl,
        kafkaBootstrap,
        new MeshPorts(plan.portOffset()).smtp(),
        passwords(),
        clusters);
  }

  @Override
  public void close() {
    Servers.inParallel(
        List.of(() -> stopAll(name -> name.equals("kafka")), () -> stopAll("redis"::equals)));
    stopAll(name -> name.startsWith(POSTGRES));
  }

  private void stopAll(java.util.function.Predicate<String> which) {
    children.forEach(
        (name, watched) -> {
          if (which.test(name)) {
            watched.stop();
          }
        });
  }

  private void addPostgres(String name, int port, Consumer<String> notes) {
    MeshHome home = plan.home();
    EmbeddedPostgres server =
        EmbeddedPostgres.in(
            name,
            home.data(name),
            port,
            secrets.postgresAdmin(),
            home.log(name),
            home.pidFile(name));
    postgres.put(name, server);
    children.put(name, new Watched(server.child(), server::start, notes));
  }

  private void prepare(String name) {
    EmbeddedPostgres server = postgres.get(name);
    if (server == null) {
      return;
    }
    if (name.equals(POSTGRES)) {
      server.prepareDatabase(secrets.passwords());
    } else {
      server.prepareDatabase(secrets.passwords(), EnumSet.of(DatabaseRole.DATA));
    }
  }

  /** Those of the secrets, or the one of a database that an operator has prepared. */
  private Map<DatabaseRole, String> passwords() {
    Map<DatabaseRole, String> passwords = secrets.passwords();
    plan.running()
        .preparedPassword()
        .ifPresent(given -> passwords.replaceAll((role, own) -> given));
    return passwords;
  }

  private EmbeddedPostgres require(String name) {
    EmbeddedPostgres server = postgres.get(name);
    if (server == null) {
      throw new IllegalStateException("this mesh does not run " + name + " itself");
    }
    return server;
  }
}
