package io.viginti.platform.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.viginti.contracts.event.JobChange;
import io.viginti.contracts.event.Topics;
import io.viginti.platform.event.EventTails;
import io.viginti.testing.Eventually;
import io.viginti.testing.MeshServers;
import io.viginti.testing.TestTokens;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class JobsIT {
  private static final Duration WAIT = Duration.ofSeconds(20);

  @Inject Jobs jobs;
  @Inject TestJobs handler;
  @Inject EventTails tails;
  @Inject Pool pool;

  @Test
  void aJobRunsAndTellsOfEveryState() throws Exception {
    List<String> told = new CopyOnWriteArrayList<>();
    try (AutoCloseable tail =
        tails.follow(
            "told",
            Set.of(Topics.JOB),
            record -> told.add(new String(record.value(), StandardCharsets.UTF_8)))) {
      await(enqueue("succeed"), "SUCCEEDED");
      UUID id = enqueue("succeed");
      JobChange job = await(id, "SUCCEEDED");
      assertThat(job.progress()).isEqualTo(100);
      assertThat(job.attempt()).isEqualTo(1);
      Eventually.await(
          "told",
          () ->
              told.stream().filter(event -> event.contains(id.toString())).count()
                  == job.revision());
    }
  }

  @Test
  void aJobThatKeepsFailingIsTriedThreeTimesAndSaysNothingOfTheInside() {
    UUID id = enqueue("fail");
    JobChange job = await(id, "FAILED");
    assertThat(job.attempt()).isEqualTo(3);
    assertThat(job.error()).isNotNull().doesNotContain("inside");
    assertThat(handler.runsOf(id)).isEqualTo(3);
  }

  @Test
  void aJobThatFailsOnceSucceeds() {
    assertThat(await(enqueue("fail-once"), "SUCCEEDED").attempt()).isEqualTo(2);
  }

  @Test
  void aFinalFailureIsNotRetried() {
    UUID id = enqueue("give-up");
    assertThat(await(id, "FAILED").error()).isEqualTo("The file is no CSV");
    assertThat(handler.runsOf(id)).isEqualTo(1);
  }

  @Test
  void aRunningJobIsCancelledAndCanBeRetried() {
    UUID id = enqueue("wait");
    await(id, "RUNNING");
    jobs.cancel(id).await().atMost(WAIT);
    await(id, "CANCELLED");
    jobs.retry(id).await().atMost(WAIT);
    await(id, "RUNNING");
    jobs.cancel(id).await().atMost(WAIT);
    await(id, "CANCELLED");
  }

  @Test
  void aJobWhoseInstanceIsGoneRunsAgain() {
    UUID id = enqueue("succeed");
    await(id, "SUCCEEDED");
    pool.preparedQuery(
            "update jobs set state = 'RUNNING', attempt = 1, lease_owner = 'gone',"
                + " lease_until = clock_timestamp() - interval '1 second' where id = $1")
        .execute(Tuple.of(id))
        .await()
        .atMost(WAIT);
    Eventually.await("second run", () -> handler.runsOf(id) == 2);
    assertThat(await(id, "SUCCEEDED").attempt()).isEqualTo(2);
  }

  @Test
  void theOwnersInternalApiKnowsOnlyTheWorkspacesJobs() {
    UUID workspace = UUID.randomUUID();
    UUID id =
        jobs.enqueue("test", workspace, JsonNodeFactory.instance.objectNode().put("do", "give-up"))
            .await()
            .atMost(WAIT);
    await(id, "FAILED");
    String path = "/internal/jobs/" + id + "/retry?workspace=";
    given().post(path + workspace).then().statusCode(401);
    given()
        .header("X-Viginti-Mesh", TestTokens.service("workflow-service"))
        .post(path + UUID.randomUUID())
        .then()
        .statusCode(404);
    given()
        .header("X-Viginti-Mesh", TestTokens.service("workflow-service"))
        .post(path + workspace)
        .then()
        .statusCode(200);
    Eventually.await("second run", () -> handler.runsOf(id) == 2);
  }

  private UUID enqueue(String what) {
    return jobs.enqueue("test", null, JsonNodeFactory.instance.objectNode().put("do", what))
        .await()
        .atMost(WAIT);
  }

  private JobChange await(UUID id, String state) {
    Eventually.await(state, () -> find(id).state().equals(state));
    return find(id);
  }

  private JobChange find(UUID id) {
    return jobs.find(id).await().atMost(WAIT).orElseThrow();
  }
}
