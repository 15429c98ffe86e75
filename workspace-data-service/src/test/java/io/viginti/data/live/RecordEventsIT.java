package io.viginti.data.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.sqlclient.Tuple;
import io.viginti.contracts.mesh.FixedRoles;
import io.viginti.contracts.mesh.MeshHeaders;
import io.viginti.data.cluster.Clusters;
import io.viginti.data.testing.LiveSocket;
import io.viginti.data.testing.TestWorkspace;
import io.viginti.platform.news.News;
import io.viginti.testing.MeshServers;
import io.viginti.testing.TestTokens;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class RecordEventsIT {
  private static final String ALL =
      "subscription { recordEvents%s { action objectName recordId before after updatedFields actor"
          + " occurredAt } }";

  @Inject Clusters clusters;
  @Inject News news;
  @Inject LiveConfig config;
  @Inject RecordFeed feed;

  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  private final TestWorkspace workspace = new TestWorkspace().publish(1);

  private void happen(
      UUID workspaceId, String action, @Nullable String before, @Nullable String after) {
    clusters
        .require("main")
        .transactional()
        .preparedQuery(
            "insert into records.outbox (workspace_id, object, record_id, action, before, after,"
                + " updated_fields, actor, shape_hash, occurred_at) values ($1, 'companies',"
                + " '0190a0a0-0000-7000-8000-000000000001', $2, cast($3::text as json),"
                + " cast($4::text as json), '{name}', '{\"source\":\"MANUAL\"}', $5, $6)")
        .execute(
            Tuple.of(
                workspaceId,
                action,
                before,
                after,
                workspace.shapeHash(),
                OffsetDateTime.of(2026, 11, 21, 1, 2, 3, 4000, ZoneOffset.UTC)))
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  @Test
  void tellsWhatHappenedInTheApisForm() throws Exception {
    try (LiveSocket socket =
        new LiveSocket(port, TestTokens.admin(workspace.id()), ALL.formatted(""))) {
      Await.subscribers(port, 1);
      happen(UUID.randomUUID(), "CREATED", null, "{\"name\":\"Other workspace\"}");
      happen(
          workspace.id(),
          "UPDATED",
          "{\"id\":\"0190a0a0-0000-7000-8000-000000000001\",\"name\":\"Acme\",\"stage\":\"k1\"}",
          "{\"id\":\"0190a0a0-0000-7000-8000-000000000001\",\"name\":\"Acme Inc\",\"stage\":\"k2\","
              + "\"createdAt\":\"2026-11-21T10:00:00.120000+00:00\"}");

      JsonNode event = socket.require("next").path("data").path("recordEvents");

      assertThat(event.path("action").asText()).isEqualTo("UPDATED");
      assertThat(event.path("objectName").asText()).isEqualTo("company");
      assertThat(event.path("before").path("name").asText()).isEqualTo("Acme");
      assertThat(event.path("after").path("stage").asText()).isEqualTo("WON");
      assertThat(event.path("after").path("createdAt").asText())
          .isEqualTo("2026-11-21T10:00:00.12Z");
      assertThat(event.path("updatedFields").toString()).isEqualTo("[\"name\"]");
      assertThat(event.path("actor").path("source").asText()).isEqualTo("MANUAL");
      assertThat(event.path("occurredAt").asText()).isEqualTo("2026-11-21T01:02:03.000004Z");
    }
  }

  @Test
  void sendsWhatWasAskedForOnly() throws Exception {
    try (LiveSocket socket =
        new LiveSocket(
            port,
            TestTokens.admin(workspace.id()),
            ALL.formatted(
                "(objects: [\"company\"], actions: [CREATED], filter: {name: {startsWith:"
                    + " \"A\"}})"))) {
      Await.subscribers(port, 1);
      happen(workspace.id(), "DELETED", "{\"name\":\"Acme\"}", "{\"name\":\"Acme\"}");
      happen(workspace.id(), "CREATED", null, "{\"name\":\"Zebra\"}");
      happen(workspace.id(), "CREATED", null, "{\"name\":\"Aardvark\"}");

      JsonNode event = socket.require("next").path("data").path("recordEvents");

      assertThat(event.path("after").path("name").asText()).isEqualTo("Aardvark");
    }
  }

  @Test
  void tellsOfRecordsThatComeStayLeaveAndGo() throws Exception {
    try (LiveSocket socket =
        new LiveSocket(
            port,
            TestTokens.admin(workspace.id()),
            ALL.formatted(
                "(filter: {and: [{name: {is: NOT_NULL}}, {or: [{employees: {gte: 10}}, {not: {stage:"
                    + " {neq: \"WON\"}}}]}]})"))) {
      Await.subscribers(port, 1);
      String small = "{\"name\":\"Acme\",\"employees\":5,\"stage\":\"k1\"}";
      String big = "{\"name\":\"Acme\",\"employees\":10,\"stage\":\"k1\"}";
      String won = "{\"name\":\"Acme\",\"employees\":5,\"stage\":\"k2\"}";
      happen(workspace.id(), "CREATED", null, small);
      happen(workspace.id(), "UPDATED", small, big);
      happen(workspace.id(), "UPDATED", big, won);
      happen(workspace.id(), "UPDATED", won, small);
      happen(workspace.id(), "DESTROYED", small, null);
      happen(workspace.id(), "DESTROYED", big, null);

      assertThat(change(socket)).isEqualTo("UPDATED 5 10");
      assertThat(change(socket)).isEqualTo("UPDATED 10 5");
      assertThat(change(socket)).as("it leaves what is watched").isEqualTo("UPDATED 5 5");
      assertThat(change(socket)).as("it is gone").isEqualTo("DESTROYED 10 ");
    }
  }

  private static String change(LiveSocket socket) throws InterruptedException {
    JsonNode event = socket.require("next").path("data").path("recordEvents");
    return String.join(
        " ",
        event.path("action").asText(),
        event.path("before").path("employees").asText(),
        event.path("after").path("employees").asText());
  }

  @Test
  void refusesObjectsThatAreNotThere() throws Exception {
    try (LiveSocket socket =
        new LiveSocket(
            port, TestTokens.admin(workspace.id()), ALL.formatted("(objects: [\"ghost\"])"))) {

      assertThat(socket.answer().toString()).contains("BAD_USER_INPUT").contains("ghost");
    }
  }

  @Test
  void aWorkspaceHasSoManySubscriptions() throws Exception {
    List<Cancellable> listening = new ArrayList<>();
    for (int i = 0; i < config.subscriptions(); i++) {
      listening.add(
          Multi.createFrom().<RecordEvent>emitter(this::listen).subscribe().with(event -> {}));
    }
    try (LiveSocket socket =
        new LiveSocket(port, TestTokens.admin(workspace.id()), ALL.formatted(""))) {

      assertThat(socket.answer().toString()).contains("LIMIT_EXCEEDED");
    } finally {
      listening.forEach(Cancellable::cancel);
    }
  }

  private void listen(MultiEmitter<? super RecordEvent> emitter) {
    Subscriber subscriber = new Subscriber(workspace.id(), "", Set.of(), Set.of(), null, emitter);
    emitter.onTermination(() -> feed.remove(subscriber));
    feed.add(subscriber);
  }

  @Test
  void refusesAFilterThatFitsNoObject() throws Exception {
    try (LiveSocket socket =
        new LiveSocket(
            port,
            TestTokens.admin(workspace.id()),
            ALL.formatted("(objects: [\"company\"], filter: {color: {eq: \"red\"}})"))) {

      assertThat(socket.answer().toString()).contains("BAD_USER_INPUT").contains("color");
    }
  }

  @Test
  void endsWhenTheGrantIsRevoked() throws Exception {
    UUID user = UUID.randomUUID();
    String token = TestTokens.user(user, workspace.id(), UUID.randomUUID(), FixedRoles.MEMBER);
    try (LiveSocket socket = new LiveSocket(port, token, ALL.formatted(""))) {
      Await.subscribers(port, 1);
      TestTokens.revoke(user, workspace.id());
      news.announce("grants:" + workspace.id()).await().indefinitely();

      assertThat(socket.answer().path("type").asText()).isEqualTo("complete");
    }
  }

  @Test
  void needsAWorkspace() throws Exception {
    try (LiveSocket socket =
        new LiveSocket(port, TestTokens.userOutside(UUID.randomUUID()), ALL.formatted(""))) {

      assertThat(socket.answer().toString()).contains("UNAUTHENTICATED");
    }
  }

  @Test
  void servesTheSdlThatIsCheckedIn() throws Exception {
    String running = given().get("/graphql/schema.graphql").asString();
    String checkedIn =
        java.nio.file.Files.readString(
            java.nio.file.Path.of("src/main/api/workspace-data-service.graphql"));

    assertThat(running.strip()).isEqualTo(checkedIn.strip());
  }

  @Test
  void refusesInternalCallsWithoutAServiceToken() {
    given()
        .header(MeshHeaders.MESH, "nonsense")
        .put("/internal/workspaces/" + workspace.id() + "/defaults")
        .then()
        .statusCode(401);
  }
}
