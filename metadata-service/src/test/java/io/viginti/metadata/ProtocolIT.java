package io.viginti.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.viginti.testing.FakeMesh;
import io.viginti.testing.MeshServers;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The change protocol when parts of the mesh refuse, hang or are away, and after crashes. */
@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class ProtocolIT {
  private static final FakeMesh.Answer AWAY = FakeMesh.Answer.problem(503, "UNAVAILABLE");
  private static final FakeMesh.Answer DONE = FakeMesh.Answer.ok("");

  @Inject DataSource database;

  @Test
  void anExpansionThatCannotBeHadNowIsCarriedOnLater() {
    Workspace workspace = Workspace.installed();
    workspace.tablesAnswer(request -> AWAY);

    JsonNode answer = tryCreateRocket(workspace);
    assertThat(Workspace.code(answer)).isEqualTo("UNAVAILABLE");
    assertThat(workspace.version()).isEqualTo(1);

    workspace.tablesAnswer(request -> DONE);
    await(() -> workspace.version() == 2);
    assertThat(workspace.shapeOf("rocket").isMissingNode()).isFalse();
    await(() -> workspace.calls("defaults").size() == 1);
  }

  @Test
  void aCrashAfterTheExpansionLosesNothing() {
    Workspace workspace = Workspace.installed();
    workspace.tablesAnswer(request -> AWAY);
    tryCreateRocket(workspace);
    int calls = workspace.calls("expand").size();

    sql("update metadata.migration set state = 'EXPANDED' where version = 2", workspace.id);

    await(() -> workspace.version() == 2);
    assertThat(workspace.calls("expand").size()).isLessThanOrEqualTo(calls + 1);
  }

  @Test
  void aCrashBeforeTheNewsIsMadeGood() {
    Workspace workspace = Workspace.installed();
    workspace.createObject("rocket", "rockets");
    sql(
        "update metadata.migration set is_told = false, lease_until = now() where version = 2",
        workspace.id);
    await(() -> count("is_told and version = 2", workspace.id) == 1);
    assertThat(workspace.calls("defaults")).hasSize(2);
  }

  @Test
  void theNextChangeWaitsForTheOneBefore() throws Exception {
    Workspace workspace = Workspace.installed();
    CountDownLatch release = new CountDownLatch(1);
    workspace.tablesAnswer(
        request -> {
          awaitQuietly(release);
          return DONE;
        });
    CompletableFuture<JsonNode> first =
        CompletableFuture.supplyAsync(() -> tryCreateRocket(workspace));
    await(() -> count("state = 'PENDING'", workspace.id) == 1);

    JsonNode second =
        workspace.send(
            workspace.admin,
            "mutation { createObject(data: {nameSingular: \"moon\", namePlural: \"moons\"}) { id }"
                + " }",
            Map.of());
    assertThat(Workspace.code(second)).isEqualTo("UNAVAILABLE");

    release.countDown();
    first.get();
    await(() -> workspace.version() == 2);
  }

  @Test
  void changesAtTheSameTimeBothHappen() {
    Workspace workspace = Workspace.installed();
    List<CompletableFuture<JsonNode>> changes =
        List.of("red", "green", "blue").stream()
            .map(
                name ->
                    CompletableFuture.supplyAsync(() -> workspace.createObject(name, name + "s")))
            .toList();
    changes.forEach(CompletableFuture::join);
    assertThat(workspace.version()).isEqualTo(4);
    assertThat(workspace.shapeOf("green").isMissingNode()).isFalse();
  }

  @Test
  void whatIsRemovedIsDroppedAfterTheGraceTime() {
    Workspace workspace = Workspace.installed();
    String rocket = workspace.createObject("rocket", "rockets").get("id").asText();
    String motto =
        workspace
            .createField(Map.of("objectId", rocket, "name", "motto", "type", "TEXT"))
            .get("id")
            .asText();
    workspace.run("mutation($id: ID!) { deleteField(id: $id) { id } }", Map.of("id", motto));
    assertThat(workspace.shapeOf("rocket").toString()).doesNotContain("motto");
    assertThat(workspace.calls("contract")).isEmpty();

    // Meanwhile the name is free, the column's is not.
    workspace.createField(Map.of("objectId", rocket, "name", "motto", "type", "NUMBER"));
    assertThat(workspace.shapeOf("rocket").toString()).contains("motto_2");

    await(() -> workspace.calls("contract").size() == 1);
    assertThat(workspace.calls("contract").getFirst().body())
        .contains("DROP_COLUMN")
        .contains("\"motto\"");
    await(() -> count("state = 'CONTRACTED' and version = 4", workspace.id) == 1);
  }

  @Test
  void aRefusedChangeLeavesNothingInRemovalsThatWait() {
    Workspace workspace = Workspace.installed();
    String rocket = workspace.createObject("rocket", "rockets").get("id").asText();
    String motto =
        workspace
            .createField(Map.of("objectId", rocket, "name", "motto", "type", "TEXT"))
            .get("id")
            .asText();
    workspace.run("mutation($id: ID!) { deleteField(id: $id) { id } }", Map.of("id", motto));
    sql(
        "update metadata.migration set contract_after = now() + interval '1 hour' where state = 'PUBLISHED'",
        workspace.id);
    workspace.tablesAnswer(
        request ->
            request.path().endsWith("/expand") ? FakeMesh.Answer.problem(409, "CONFLICT") : DONE);
    JsonNode refused =
        workspace.tryCreateField(Map.of("objectId", rocket, "name", "slogan", "type", "TEXT"));
    assertThat(Workspace.code(refused)).isEqualTo("CONFLICT");

    sql(
        "update metadata.migration set contract_after = now() where state = 'PUBLISHED'",
        workspace.id);
    await(() -> !workspace.calls("contract").isEmpty());
    assertThat(workspace.calls("contract").getFirst().body())
        .contains("KEEP_SEARCH")
        .contains("DROP_COLUMN")
        .doesNotContain("slogan");
  }

  @Test
  void aRemovalWaitsForAChangeOnItsWay() {
    Workspace workspace = Workspace.installed();
    String rocket = workspace.createObject("rocket", "rockets").get("id").asText();
    String motto =
        workspace
            .createField(Map.of("objectId", rocket, "name", "motto", "type", "TEXT"))
            .get("id")
            .asText();
    workspace.run("mutation($id: ID!) { deleteField(id: $id) { id } }", Map.of("id", motto));
    sql(
        "update metadata.migration set contract_after = now() + interval '1 hour' where state = 'PUBLISHED'",
        workspace.id);
    workspace.tablesAnswer(request -> request.path().endsWith("/expand") ? AWAY : DONE);
    workspace.tryCreateField(Map.of("objectId", rocket, "name", "slogan", "type", "TEXT"));
    sql(
        "update metadata.migration set contract_after = now() where state = 'PUBLISHED'",
        workspace.id);
    int expansions = workspace.calls("expand").size();
    await(() -> workspace.calls("expand").size() > expansions);
    assertThat(workspace.calls("contract")).isEmpty();

    workspace.tablesAnswer(request -> DONE);
    await(() -> !workspace.calls("contract").isEmpty());
    assertThat(workspace.calls("contract").getFirst().body()).contains("KEEP_SEARCH", "slogan");
  }

  @Test
  void anUnexplainedErrorIsTriedThreeTimesAndThenTakenBack() {
    Workspace workspace = Workspace.installed();
    workspace.tablesAnswer(request -> FakeMesh.Answer.problem(500, "INTERNAL"));
    tryCreateRocket(workspace);
    await(() -> count("state = 'FAILED'", workspace.id) == 1);
    assertThat(workspace.shapeOf("rocket").isMissingNode()).isTrue();
    assertThat(workspace.objectId("rocket")).isEmpty();

    workspace.tablesAnswer(request -> DONE);
    workspace.createObject("rocket", "rockets");
    assertThat(workspace.version()).isEqualTo(2);
  }

  @Test
  void anInstallationThatStoppedIsResumed() {
    Workspace workspace = new Workspace();
    workspace.tablesAnswer(request -> AWAY);
    assertThat(workspace.tryInstall()).isEqualTo(503);
    workspace.tablesAnswer(request -> DONE);
    assertThat(workspace.install().get("version").asInt()).isEqualTo(1);
  }

  @Test
  void recordsFollowANameBeforeItIsPublished() {
    Workspace workspace = Workspace.installed();
    String rocket = workspace.createObject("rocket", "rockets").get("id").asText();
    assertThat(workspace.calls("names")).isEmpty();
    workspace.tablesAnswer(request -> request.path().endsWith("/names") ? AWAY : DONE);

    JsonNode answer =
        workspace.send(
            workspace.admin,
            "mutation($id: ID!) { updateObject(id: $id, data: {nameSingular: \"ship\","
                + " namePlural: \"ships\"}) { id } }",
            Map.of("id", rocket));
    assertThat(Workspace.code(answer)).isEqualTo("UNAVAILABLE");
    assertThat(workspace.version()).isEqualTo(2);
    assertThat(count("state = 'EXPANDED'", workspace.id)).isEqualTo(1);

    workspace.tablesAnswer(request -> DONE);
    await(() -> workspace.version() == 3);
    assertThat(workspace.calls("names").getLast().body())
        .contains("\"kind\":\"OBJECT\",\"from\":\"rocket\",\"to\":\"ship\"");
  }

  private static JsonNode tryCreateRocket(Workspace workspace) {
    return workspace.send(
        workspace.admin,
        "mutation { createObject(data: {nameSingular: \"rocket\", namePlural: \"rockets\"}) { id }"
            + " }",
        Map.of());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sql(String update, UUID workspace) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(update + " and workspace_id = ?")) {
      statement.setObject(1, workspace);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private int count(String condition, UUID workspace) {
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement(
                "select count(*) from metadata.migration where workspace_id = ? and "
                    + condition)) {
      statement.setObject(1, workspace);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Looks again until the condition holds; half a minute at most. */
  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("the condition holds in time").isLessThan(end);
      java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}
