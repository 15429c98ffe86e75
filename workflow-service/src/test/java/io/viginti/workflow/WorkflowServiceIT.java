package io.viginti.workflow;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.viginti.contracts.event.CloudEvent;
import io.viginti.contracts.event.JobChange;
import io.viginti.contracts.event.RecordChange;
import io.viginti.contracts.event.Topics;
import io.viginti.contracts.event.WorkspaceChange;
import io.viginti.platform.event.EventHandler;
import io.viginti.platform.event.Outbox;
import io.viginti.testing.Eventually;
import io.viginti.testing.FakeMesh;
import io.viginti.testing.FakeMesh.Answer;
import io.viginti.testing.MeshServers;
import io.viginti.testing.StaticSdl;
import io.viginti.testing.TestTokens;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class WorkflowServiceIT {
  private static final Duration WAIT = Duration.ofSeconds(20);

  @Inject Outbox outbox;
  @Inject ObjectMapper json;
  @Inject @Any Instance<EventHandler> handlers;

  private final UUID workspace = UUID.randomUUID();
  private final String token = TestTokens.admin(workspace);

  @Test
  void isReadyAndGuardsItsInternalApi() {
    given().get("/q/health/ready").then().statusCode(200);
    given().post("/internal/jobs/" + UUID.randomUUID() + "/retry").then().statusCode(401);
  }

  @Test
  void theCheckedInSdlIsThatOfTheService() {
    StaticSdl.check("workflow-service", given().get("/graphql/schema.graphql").asString());
  }

  @Test
  void aRecordEventGivesOneActivityHoweverOftenItComes() {
    answerRecords(Answer.ok("{\"records\": []}"));
    var event = outbox.event("record.created", "r1", workspace, change("company", false));
    publish(Topics.RECORD, event);
    publish(Topics.RECORD, event);
    publish(
        Topics.RECORD,
        outbox.event("record.created", "r2", workspace, change("timelineActivity", true)));
    publish(
        Topics.RECORD, outbox.event("record.deleted", "r1", workspace, change("company", false)));
    Eventually.await("the last one", () -> written().size() == 2);
    assertThat(written().getFirst()).contains("company.created").contains("CREATE_IF_ABSENT");
    assertThat(written().getLast()).contains("company.deleted");
  }

  @Test
  void aWorkspaceThatIsGoneBlocksNobody() {
    UUID gone = UUID.randomUUID();
    FakeMesh.shared()
        .on(
            "POST",
            "workspace-data",
            "/internal/workspaces/" + gone,
            request -> Answer.problem(404, "NOT_FOUND"));
    answerRecords(Answer.ok("{\"records\": []}"));
    publish(Topics.RECORD, outbox.event("record.created", "r1", gone, change("company", false)));
    publish(
        Topics.RECORD, outbox.event("record.created", "r1", workspace, change("company", false)));
    Eventually.await("the other workspace's", () -> written().size() == 1);
  }

  @Test
  void aRecordThatIsGoneGivesNoActivityAndBlocksNobody() {
    AtomicInteger calls = new AtomicInteger();
    FakeMesh.shared()
        .on(
            "POST",
            "workspace-data",
            "/internal/workspaces/" + workspace,
            request -> {
              calls.incrementAndGet();
              return new Answer(
                  400, "{\"code\": \"BAD_USER_INPUT\", \"field\": \"targetCompanyId\"}");
            });
    publish(
        Topics.RECORD, outbox.event("record.created", "r1", workspace, change("company", false)));
    publish(
        Topics.RECORD, outbox.event("record.updated", "r1", workspace, change("company", false)));
    Eventually.await("the next event of the record", () -> calls.get() == 2);
  }

  @Test
  void anActivityWaitsWhileWorkspaceDataIsAway() {
    AtomicInteger calls = new AtomicInteger();
    FakeMesh.shared()
        .on(
            "POST",
            "workspace-data",
            "/internal/workspaces/" + workspace,
            request ->
                calls.incrementAndGet() < 8
                    ? new Answer(503, "{\"code\": \"UNAVAILABLE\"}")
                    : Answer.ok("{\"records\": []}"));
    publish(
        Topics.RECORD, outbox.event("record.created", "r1", workspace, change("company", false)));
    Eventually.await("the eighth attempt", () -> calls.get() == 8);
  }

  @Test
  void jobsAreSeenByTheirWorkspaceOnly() {
    UUID job = UUID.randomUUID();
    tell(job, "RUNNING", 3);
    tell(job, "WAITING", 2);
    Eventually.await("the job", () -> state(job, token).equals("RUNNING"));
    graphQl(
            "{ backgroundJobs(state: RUNNING) { id kind attempt progress error createdAt runAfter }"
                + " }",
            token)
        .body("data.backgroundJobs.size()", equalTo(1));
    String other = TestTokens.admin(UUID.randomUUID());
    graphQl("{ backgroundJob(id: \"" + job + "\") { id } }", other)
        .body("data.backgroundJob", nullValue());
    graphQl("mutation { retryBackgroundJob(id: \"" + job + "\") { id } }", other)
        .body("errors[0].extensions.code", equalTo("NOT_FOUND"));
    graphQl("{ backgroundJobs { id } }", null)
        .body("errors[0].extensions.code", equalTo("UNAUTHENTICATED"));
    graphQl("{ backgroundJob(id: \"x\") { id } }", token)
        .body("errors[0].extensions.code", equalTo("BAD_USER_INPUT"))
        .body("errors[0].extensions.problems[0].path[0]", equalTo("id"));
  }

  @Test
  void aCommandGoesToTheOwnerAndItsAnswerIsKept() throws Exception {
    UUID job = UUID.randomUUID();
    tell(job, "FAILED", 5);
    Eventually.await("the job", () -> state(job, token).equals("FAILED"));
    String answer = json.writeValueAsString(job(job, "WAITING", 6));
    FakeMesh.shared()
        .on(
            "POST",
            "messaging",
            "/internal/jobs/" + job + "/retry?workspace=" + workspace,
            request -> Answer.ok(answer));
    graphQl("mutation { retryBackgroundJob(id: \"" + job + "\") { state } }", token)
        .body("data.retryBackgroundJob.state", equalTo("WAITING"));
    assertThat(state(job, token)).isEqualTo("WAITING");
  }

  @Test
  void whoReadsRecordEventsReadsThoseOfImportsTooButApart() {
    assertThat(handlers.stream().filter(handler -> handler.topics().contains(Topics.RECORD)))
        .isNotEmpty()
        .allMatch(handler -> handler.bulkTopics().contains(Topics.RECORD_BULK));
    assertThat(handlers.stream().flatMap(handler -> handler.topics().stream()))
        .doesNotContain(Topics.RECORD_BULK);
  }

  @Test
  void anImportsEventIsAnActivityToo() {
    answerRecords(Answer.ok("{\"records\":[]}"));
    publish(
        Topics.RECORD_BULK,
        outbox.event("record.created", "r1", workspace, change("company", false)));
    Eventually.await("activity", () -> written().size() == 1);
  }

  @Test
  void aDeletedWorkspaceTakesItsJobsWithIt() {
    UUID job = UUID.randomUUID();
    tell(job, "FAILED", 1);
    Eventually.await("the job", () -> state(job, token).equals("FAILED"));
    publish(
        Topics.WORKSPACE,
        outbox.event(
            "workspace.deleted", null, workspace, new WorkspaceChange(workspace, "x", "DELETED")));
    Eventually.await("purge", () -> state(job, token).isEmpty());
  }

  @Test
  void aSubscriberHearsOfTheJobsOfItsWorkspace() {
    UUID job = UUID.randomUUID();
    tell(job, "RUNNING", 1);
    Eventually.await("the job", () -> state(job, token).equals("RUNNING"));
    List<String> messages = new CopyOnWriteArrayList<>();
    WebSocket socket = connect(token, messages);
    socket.sendText("{\"type\":\"connection_init\"}", true).join();
    Eventually.await("ack", () -> messages.stream().anyMatch(m -> m.contains("connection_ack")));
    ObjectNode subscribe = json.createObjectNode().put("type", "subscribe").put("id", "1");
    subscribe
        .putObject("payload")
        .put(
            "query",
            "subscription { backgroundJobUpdated(id: \"" + job + "\") { state progress } }");
    socket.sendText(subscribe.toString(), true).join();
    Eventually.await("now", () -> messages.stream().anyMatch(m -> m.contains("RUNNING")));
    tell(job, "SUCCEEDED", 2);
    Eventually.await("then", () -> messages.stream().anyMatch(m -> m.contains("SUCCEEDED")));
    socket.abort();
  }

  private WebSocket connect(String bearer, List<String> messages) {
    return HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .header("Authorization", "Bearer " + bearer)
        .subprotocols("graphql-transport-ws")
        .buildAsync(
            URI.create("ws://localhost:" + RestAssured.port + "/graphql"),
            new WebSocket.Listener() {
              @Override
              public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean isLast) {
                messages.add(data.toString());
                from.request(1);
                return CompletableFuture.completedFuture(null);
              }
            })
        .join();
  }

  private void answerRecords(Answer answer) {
    FakeMesh.shared()
        .on("POST", "workspace-data", "/internal/workspaces/" + workspace, request -> answer);
  }

  private List<String> written() {
    return FakeMesh.shared().requestsTo("workspace-data").stream()
        .filter(request -> request.path().contains(workspace.toString()))
        .map(FakeMesh.Request::body)
        .toList();
  }

  private RecordChange change(String object, boolean isSystem) {
    ObjectNode record = json.createObjectNode().put("id", "r1").put("name", "Acme");
    return new RecordChange(
        object,
        "r1",
        null,
        record,
        List.of("name"),
        json.createObjectNode().put("source", "MANUAL"),
        isSystem,
        "Acme");
  }

  private JobChange job(UUID id, String state, long revision) {
    Instant now = Instant.now();
    return new JobChange(id, "messaging-service", "sync", state, 1, 10, null, now, now, revision);
  }

  private void tell(UUID id, String state, long revision) {
    publish(
        Topics.JOB,
        outbox.event("job.changed", id.toString(), workspace, job(id, state, revision)));
  }

  private void publish(String topic, CloudEvent event) {
    outbox.add(topic, String.valueOf(event.workspaceid()), event).await().atMost(WAIT);
  }

  private String state(UUID id, String bearer) {
    String state =
        graphQl("{ backgroundJob(id: \"" + id + "\") { state } }", bearer)
            .extract()
            .path("data.backgroundJob.state");
    return state == null ? "" : state;
  }

  private static ValidatableResponse graphQl(String query, @Nullable String bearer) {
    var request = given().contentType("application/json").body(Map.of("query", query));
    if (bearer != null) {
      request.header("Authorization", "Bearer " + bearer);
    }
    return request.post("/graphql").then().statusCode(200);
  }
}
