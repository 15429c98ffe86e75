package io.viginti.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.devstack.mesh.Mesh;
import io.viginti.devstack.mesh.MeshPlan;
import io.viginti.devstack.mesh.Node;
import io.viginti.devstack.mesh.Progress;
import io.viginti.devstack.mesh.RunningServers;
import io.viginti.devstack.servers.EmbeddedKafka;
import io.viginti.devstack.servers.EmbeddedPostgres;
import io.viginti.devstack.servers.EmbeddedRedis;
import io.viginti.devstack.servers.PostgresAddress;
import io.viginti.devstack.servers.ServerPorts;
import io.viginti.devstack.servers.Servers;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A mesh as an operator runs it: on servers that run already, with a database prepared by {@code
 * deploy/database.sql}, its traces going to a collector.
 */
class OperatedMeshIT {
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final String PASSWORD = "prepared-by-hand";

  @TempDir static Path directory;

  private static EmbeddedPostgres postgres;
  private static EmbeddedRedis redis;
  private static EmbeddedKafka kafka;
  private static TraceReceiver traces;
  private static Mesh mesh;
  private static Workspace workspace;

  @BeforeAll
  static void start() throws Exception {
    ServerPorts ports = ServerPorts.free();
    postgres =
        EmbeddedPostgres.in(
            "postgres", data("postgres"), ports.postgres(), "admin", log("postgres"), pid("pg"));
    redis = EmbeddedRedis.in(data("redis"), ports.redis(), log("redis"), pid("redis"));
    kafka = EmbeddedKafka.in(data("kafka"), ports.kafka(), log("kafka"), pid("kafka"));
    traces = TraceReceiver.start();
    Servers.inParallel(List.of(postgres::start, redis::start, kafka::start));
    prepare();
    mesh =
        Mesh.start(
            MeshPlan.in(
                    RunningMesh.repository(),
                    directory.resolve("home"),
                    RunningMesh.PORT_OFFSET + 50)
                .withRunning(
                    RunningServers.of(
                        Optional.of(postgres.url()),
                        Optional.of(PASSWORD),
                        Optional.of(redis.url()),
                        Optional.of(kafka.bootstrap())))
                .withNodes(
                    List.of(
                        Node.AUTH, Node.METADATA, Node.WORKSPACE_DATA, Node.WORKFLOW, Node.GATEWAY))
                .withEnvironment("VIGINTI_TRACES_DISABLED", "false")
                .withEnvironment("VIGINTI_TRACES_ENDPOINT", traces.address().toString()),
            Progress.silent());
    workspace = Workspace.signUp(mesh.gateway(), "Operated");
  }

  @AfterAll
  static void stop() {
    mesh.close();
    Servers.inParallel(List.of(kafka::close, redis::close, postgres::close));
    traces.close();
  }

  @Test
  void itRunsOnServersThatItDidNotStart() {
    assertThat(mesh.names()).doesNotContain("postgres", "redis", "kafka");
    String company = workspace.createCompany("Acme");
    assertThat(activitiesOf(company)).as("through Kafka and back").isEqualTo(1);
  }

  @Test
  void aTraceGoesFromTheClientThroughGatewayServiceAndKafkaToTheConsumer() throws Exception {
    String traceId = "0af7651916cd43dd8448eb211c80319c";
    String clientSpan = "b7ad6b7169203331";

    String company = createCompany("00-" + traceId + "-" + clientSpan + "-01");

    assertThat(activitiesOf(company)).isEqualTo(1);
    Map<String, TraceReceiver.Span> spans =
        Await.until(SOON, () -> byId(traceId), OperatedMeshIT::isWhole);
    assertThat(isWhole(spans)).as("%s", spans.values()).isTrue();
    TraceReceiver.Span consumed =
        spans.values().stream().filter(span -> asked(span, spans)).findFirst().orElseThrow();
    List<String> way = wayToTheRoot(consumed, spans);
    assertThat(way)
        .containsSubsequence(
            "workflow-service CONSUMER",
            "workspace-data-service PRODUCER",
            "workspace-data-service SERVER",
            "gateway CLIENT",
            "gateway SERVER",
            clientSpan);
  }

  private static boolean isWhole(Map<String, TraceReceiver.Span> spans) {
    return spans.values().stream()
        .anyMatch(
            span -> asked(span, spans) && wayToTheRoot(span, spans).contains("gateway SERVER"));
  }

  /** A consumer, and below it what it asked workspace-data-service for. */
  private static boolean asked(TraceReceiver.Span consumer, Map<String, TraceReceiver.Span> spans) {
    return consumer.service().equals("workflow-service")
        && consumer.kind().equals("CONSUMER")
        && spans.values().stream()
            .anyMatch(
                span ->
                    span.service().equals("workspace-data-service")
                        && span.kind().equals("SERVER")
                        && isBelow(span, consumer, spans));
  }

  private static boolean isBelow(
      TraceReceiver.Span span, TraceReceiver.Span above, Map<String, TraceReceiver.Span> spans) {
    for (TraceReceiver.Span at = spans.get(span.parentId());
        at != null;
        at = spans.get(at.parentId())) {
      if (at.equals(above)) {
        return true;
      }
    }
    return false;
  }

  /** Service and kind of the span and of all above it, and the id that the last one names. */
  private static List<String> wayToTheRoot(
      TraceReceiver.Span span, Map<String, TraceReceiver.Span> spans) {
    List<String> way = new java.util.ArrayList<>();
    String parent = span.id();
    for (TraceReceiver.Span at = span; at != null; at = spans.get(parent)) {
      way.add(at.service() + " " + at.kind());
      parent = at.parentId();
    }
    way.add(parent);
    return way;
  }

  private static Map<String, TraceReceiver.Span> byId(String traceId) {
    return traces.spansOf(traceId).stream()
        .collect(Collectors.toMap(TraceReceiver.Span::id, span -> span, (one, same) -> one));
  }

  private static String createCompany(String traceparent) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(mesh.gateway().resolve("/graphql"))
                    .header("content-type", "application/json")
                    .header("authorization", "Bearer " + workspace.api().token())
                    .header("traceparent", traceparent)
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            "{\"query\":\"mutation { createCompany(data: {name: \\\"Traced\\\"}) { id"
                                + " } }\"}"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    return Api.JSON.readTree(answer.body()).path("data").path("createCompany").path("id").asText();
  }

  private static int activitiesOf(String company) {
    JsonNode found =
        Await.until(
            SOON,
            () ->
                workspace
                    .run(
                        "query($id: ID!) { timelineActivities(filter: {targetCompanyId: {eq: $id}})"
                            + " { name } }",
                        "id",
                        company)
                    .path("timelineActivities"),
            list -> !list.isEmpty());
    return found.size();
  }

  /** What psql does with the file. */
  private static void prepare() throws IOException, SQLException {
    PostgresAddress address = postgres.address();
    String script =
        Files.readString(RunningMesh.repository().resolve("deploy/database.sql"))
            .replaceAll("(?m)--.*$|^\\\\(?:set|getenv) .*$", "")
            .replace(":'password'", "'" + PASSWORD + "'");
    String[] parts = script.split("(?m)^\\\\connect viginti$");
    assertThat(parts).hasSize(2);
    run(address.url().replace("/viginti", "/postgres"), parts[0]);
    run(address.url(), parts[1]);
  }

  private static void run(String url, String script) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:" + url, EmbeddedPostgres.ADMIN, "admin");
        Statement statement = connection.createStatement()) {
      for (String sql : script.split(";")) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
    }
  }

  private static Path data(String name) {
    return directory.resolve("data").resolve(name);
  }

  private static Path log(String name) {
    return directory.resolve(name + ".log");
  }

  private static Path pid(String name) {
    return directory.resolve(name + ".pid");
  }
}
