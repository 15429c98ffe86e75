package io.viginti.devstack.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.viginti.devstack.process.ChildFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeshPlanTest {

  @TempDir Path repository;

  @Test
  void theEnvironmentDecides() {
    MeshPlan plan =
        MeshPlan.fromEnvironment(
            repository,
            Map.of(
                "VIGINTI_PORT_OFFSET", "200",
                "VIGINTI_REDIS_URL", "redis://elsewhere:6379",
                "VIGINTI_HOME", repository.resolve("other").toString()));

    assertThat(plan.portOffset()).isEqualTo(200);
    assertThat(plan.running().redisUrl()).hasValue("redis://elsewhere:6379");
    assertThat(plan.running().postgres()).isEmpty();
    assertThat(plan.home().directory()).isEqualTo(repository.resolve("other"));
    assertThat(new MeshPorts(plan.portOffset()).of(plan))
        .containsEntry(8280, "gateway")
        .containsEntry(15632, "PostgreSQL")
        .doesNotContainValue("Redis");
  }

  @Test
  void aPreparedDatabaseNeedsItsRolesPasswordAndOthersHaveTheirOwn() {
    Map<String, String> prepared = Map.of("VIGINTI_POSTGRES_URL", "postgresql://db/viginti");
    assertThatThrownBy(() -> MeshPlan.fromEnvironment(repository, prepared))
        .hasMessageContaining("VIGINTI_POSTGRES_PASSWORD");
    assertThat(
            MeshPlan.fromEnvironment(
                    repository,
                    Map.of(
                        "VIGINTI_POSTGRES_URL", "postgresql://admin:x@db/viginti",
                        "VIGINTI_POSTGRES_PASSWORD", "unused"))
                .running()
                .preparedPassword())
        .isEmpty();
  }

  @Test
  void anOffsetThatIsNoneIsRefusedByName() {
    assertThatThrownBy(
            () -> MeshPlan.fromEnvironment(repository, Map.of("VIGINTI_PORT_OFFSET", "x")))
        .hasMessageContaining("VIGINTI_PORT_OFFSET");
    assertThatThrownBy(() -> MeshPlan.in(repository, repository, 60_000))
        .hasMessageContaining("VIGINTI_PORT_OFFSET");
  }

  @Test
  void aTakenPortIsNamedWithItsHolder() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int offset = taken.getLocalPort() - 8080;
      if (offset > 46_000) {
        offset = taken.getLocalPort() - 19092;
      }
      MeshPlan plan = MeshPlan.in(repository, repository, offset);
      MeshPorts ports = new MeshPorts(offset);

      assertThatThrownBy(() -> ports.requireFree(plan))
          .isInstanceOf(ChildFailed.class)
          .hasMessageContaining("port " + taken.getLocalPort())
          .hasMessageContaining("pid " + ProcessHandle.current().pid());
    }
  }

  @Test
  void theMeshsOwnSettingsReachEachServiceAndThePlansAreLast() {
    MeshPlan plan =
        MeshPlan.in(repository, repository, 10)
            .withCluster("second")
            .withEnvironment("VIGINTI_METADATA_X", "1");
    NodeEnvironment environment =
        new NodeEnvironment(
            plan,
            Secrets.of(plan.home()),
            new NodeEnvironment.Addresses(
                "postgresql://p/viginti",
                "redis://r",
                "k:1",
                1035,
                Map.of(),
                Map.of("second", "postgresql://q/viginti")));

    assertThat(environment.of(Node.GATEWAY, "gateway", 8090))
        .containsEntry("QUARKUS_HTTP_PORT", "8090")
        .containsEntry("VIGINTI_AUTH_URL", "http://127.0.0.1:8091")
        .containsEntry("VIGINTI_METADATA_X", "1")
        .doesNotContainKeys("VIGINTI_POSTGRES_URL", "VIGINTI_VAULT_KEY");
    assertThat(environment.of(Node.WORKSPACE_DATA, "data-2", 9000))
        .containsEntry("VIGINTI_INSTANCE", "data-2")
        .containsEntry("VIGINTI_POSTGRES_URL", "postgresql://p/viginti")
        .containsEntry("VIGINTI_DATA_CLUSTERS_SECOND_URL", "postgresql://q/viginti");
  }

  @Test
  void thePauseBeforeARestartDoublesUpToItsBound() {
    assertThat(Watched.next(Watched.FIRST_PAUSE)).isEqualTo(Duration.ofSeconds(1));
    assertThat(Watched.next(Watched.LONGEST_PAUSE)).isEqualTo(Watched.LONGEST_PAUSE);
  }
}
