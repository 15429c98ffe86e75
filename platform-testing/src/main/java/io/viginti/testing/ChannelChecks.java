package io.viginti.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.viginti.contracts.event.Topics;
import io.viginti.contracts.event.WorkspaceChange;
import io.viginti.platform.event.Outbox;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What holds for every service that keeps channels to a provider. A service applies it with a
 * {@code @QuarkusTest} that extends it and names its table.
 */
public abstract class ChannelChecks {
  private static final Duration WAIT = Duration.ofSeconds(20);

  private final String table;

  @Inject Pool pool;
  @Inject Outbox outbox;

  protected ChannelChecks(String table) {
    this.table = table;
  }

  @Test
  void isReady() {
    given().get("/q/health/ready").then().statusCode(200);
    given().get("/q/metrics").then().statusCode(200);
    given().post("/internal/anything").then().statusCode(401);
  }

  @Test
  void aDeletedWorkspaceTakesItsChannelsWithIt() {
    UUID gone = UUID.randomUUID();
    UUID stays = UUID.randomUUID();
    connect(gone);
    connect(stays);
    outbox
        .add(
            Topics.WORKSPACE,
            gone.toString(),
            outbox.event(
                "workspace.deleted", null, gone, new WorkspaceChange(gone, "Gone", "DELETED")))
        .await()
        .atMost(WAIT);
    Eventually.await("purge", () -> channels(gone) == 0);
    assertThat(channels(stays)).isEqualTo(1);
  }

  private void connect(UUID workspace) {
    pool.preparedQuery(
            "insert into " + table + " (workspace_id, account_id, handle) values ($1, $2, 'x')")
        .execute(Tuple.of(workspace, UUID.randomUUID()))
        .await()
        .atMost(WAIT);
  }

  private long channels(UUID workspace) {
    return pool.preparedQuery("select count(*) from " + table + " where workspace_id = $1")
        .execute(Tuple.of(workspace))
        .await()
        .atMost(WAIT)
        .iterator()
        .next()
        .getLong(0);
  }
}
