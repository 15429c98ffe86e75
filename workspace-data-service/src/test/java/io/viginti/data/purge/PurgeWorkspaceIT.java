package io.viginti.data.purge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.viginti.contracts.mesh.MeshHeaders;
import io.viginti.data.cluster.Clusters;
import io.viginti.data.cluster.WorkspaceSchema;
import io.viginti.data.testing.TestWorkspace;
import io.viginti.testing.MeshServers;
import io.viginti.testing.TestTokens;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class PurgeWorkspaceIT {
  private static final Duration WAIT = Duration.ofSeconds(30);

  @Inject PurgeWorkspace purge;
  @Inject Clusters clusters;

  private final TestWorkspace workspace = new TestWorkspace().publish(1);
  private final TestWorkspace other = new TestWorkspace().publish(1);

  @Test
  void leavesNothingOfTheWorkspaceAndEverythingOfOthers() throws SQLException {
    for (TestWorkspace made : new TestWorkspace[] {workspace, other}) {
      given()
          .header(MeshHeaders.MESH, TestTokens.service("metadata-service"))
          .contentType(ContentType.JSON)
          .body(made.expandRequest())
          .post("/internal/workspaces/" + made.id() + "/expand")
          .then()
          .statusCode(204);
    }

    purge.purge(workspace.id()).await().atMost(WAIT);
    purge.purge(workspace.id()).await().atMost(WAIT);

    assertThat(exists(workspace)).isFalse();
    assertThat(exists(other)).isTrue();
  }

  private boolean exists(TestWorkspace looked) throws SQLException {
    try (Connection connection = clusters.require("main").connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select to_regnamespace('"
                    + WorkspaceSchema.nameOf(looked.id())
                    + "') is not null")) {
      return row.next() && row.getBoolean(1);
    }
  }
}
