package io.viginti.devstack.mesh;

import static io.viginti.devstack.servers.DatabaseRole.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.viginti.devstack.process.Await;
import io.viginti.devstack.process.Ports;
import io.viginti.devstack.servers.PostgresAddress;
import io.viginti.devstack.servers.Servers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The supervisor with its servers only; the services are the system tests' matter. */
class MeshIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path directory;

  @Test
  void aKilledChildComesBackAndAStoppedOneDoesNot() throws SQLException {
    MeshPlan plan =
        MeshPlan.in(directory, directory.resolve("home"), freeOffset())
            .withNodes(List.of())
            .withCluster("second");
    try (Mesh mesh = Mesh.start(plan, Progress.silent())) {
      assertThat(mesh.names()).containsExactly("postgres", "postgres-second", "redis", "kafka");

      long killed = mesh.pid("postgres");
      mesh.kill("postgres");
      mesh.awaitReady("postgres");
      assertThat(mesh.pid("postgres")).isNotEqualTo(killed);
      try (Connection connection = mesh.postgres().connectAsAdmin()) {
        assertThat(connection.isValid(5)).isTrue();
      }

      mesh.pause("redis");
      assertThat(mesh.isReady("redis")).isFalse();
      mesh.resume("redis");
      assertThat(Await.until(() -> mesh.isReady("redis"), SOON)).isTrue();

      mesh.stop("postgres-second");
      assertThat(mesh.isReady("postgres-second")).isFalse();
      mesh.start("postgres-second");
      assertThat(mesh.isReady("postgres-second")).isTrue();
    }
    assertThat(new MeshPorts(plan.portOffset()).of(plan).keySet()).allMatch(Ports::isFree);
  }

  @Test
  void aRunningPostgresIsPreparedByItsAdministratorAndStaysWhenTheMeshEnds() throws SQLException {
    try (Servers running = Servers.startOnFreePorts(directory.resolve("running"))) {
      PostgresAddress given = running.postgres().address();
      PostgresAddress fresh =
          new PostgresAddress(
              given.host(), given.port(), "crm", given.parameters(), given.administrator());
      MeshPlan plan =
          MeshPlan.in(directory, directory.resolve("on-running"), freeOffset())
              .withNodes(List.of())
              .withRunning(
                  new RunningServers(
                      Optional.of(fresh),
                      Optional.empty(),
                      Optional.of(running.redis().url()),
                      Optional.of(running.kafka().bootstrap())));
      for (int start = 0; start < 2; start++) {
        try (Mesh mesh = Mesh.start(plan, Progress.silent())) {
          assertThat(mesh.names()).isEmpty();
          assertThat(mesh.kafkaBootstrap()).isEqualTo(running.kafka().bootstrap());
        }
      }
      assertThat(running.postgres().child().isReady()).isTrue();
      try (Connection connection =
              DriverManager.getConnection(
                  "jdbc:" + fresh.url(), "auth", Secrets.of(plan.home()).password(AUTH));
          Statement statement = connection.createStatement()) {
        statement.execute("create table core.mine (x text)");
      }
    }
  }

  private static int freeOffset() {
    for (int offset = 20_000; offset < 40_000; offset += 100) {
      MeshPlan plan = MeshPlan.in(Path.of("."), Path.of("."), offset);
      if (new MeshPorts(offset).of(plan).keySet().stream().allMatch(Ports::isFree)) {
        return offset;
      }
    }
    throw new IllegalStateException("no free ports");
  }
}
