package io.viginti.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.viginti.testing.MeshServers;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A creation that stops at any step is finished by the job, without the client. */
@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class WorkspaceCreationIT {
  private static final List<String> STEPS = List.of("objects", "defaults", "members");

  @Inject Pool database;

  @BeforeAll
  static void upstream() {
    Upstream.install();
  }

  @ParameterizedTest
  @ValueSource(strings = {"objects", "defaults", "members"})
  void isFinishedByItselfAfterAFailureAt(String step) {
    String email = GraphQl.newEmail();
    Upstream.fail(step, 2);
    assertThat(
            GraphQl.anonymous()
                .code(
                    "mutation($i:SignUpInput!){signUp(input:$i){accessToken}}",
                    GraphQl.input(email, "Slow " + step)))
        .isEqualTo("UNAVAILABLE");

    JsonNode pending = GraphQl.signIn(email);
    String workspaceId = pending.at("/workspace/id").asText();
    assertThat(pending.at("/workspace/status").asText()).isEqualTo("PENDING");
    assertThat(GraphQl.of(pending).code("{currentWorkspace{id}}")).isEqualTo("UNAUTHENTICATED");
    assertThat(
            GraphQl.of(pending)
                .code(
                    "mutation($w:ID!){switchWorkspace(workspaceId:$w){expiresAt}}",
                    Map.of("w", workspaceId)))
        .isIn("UNAVAILABLE", "");

    JsonNode active =
        Await.until(
            Duration.ofSeconds(20),
            () -> GraphQl.signIn(email),
            p -> p.at("/workspace/status").asText().equals("ACTIVE"));
    assertThat(GraphQl.of(active).data("{currentWorkspace{id}}").get("id").asText())
        .isEqualTo(workspaceId);
    List<String> calls = Upstream.calls(workspaceId);
    assertThat(calls.stream().filter(call -> call.equals("failed " + step))).hasSize(2);
    assertThat(calls.stream().filter(STEPS::contains)).containsExactlyElementsOf(STEPS);
  }

  /** As after a kill between a neighbour's answer and the note that the step is done. */
  @ParameterizedTest
  @ValueSource(strings = {"OBJECTS", "DEFAULTS", "MEMBERS", "ACTIVATE"})
  void aStepThatWasDoneButNotNotedIsDoneAgain(String step) {
    JsonNode payload = GraphQl.signUp();
    String workspaceId = payload.at("/workspace/id").asText();
    database
        .preparedQuery(
            "update workspaces set status = 'PENDING', creation_step = $1,"
                + " creation_taken_until = now() - interval '1 second' where id = $2")
        .executeAndAwait(Tuple.of(step, UUID.fromString(workspaceId)));
    Await.until(
        Duration.ofSeconds(20), () -> statusOf(workspaceId), status -> status.equals("ACTIVE"));
    assertThat(GraphQl.of(payload).data("{members{id}}")).hasSize(1);
  }

  private String statusOf(String workspaceId) {
    return database
        .preparedQuery("select status from workspaces where id = $1")
        .executeAndAwait(Tuple.of(UUID.fromString(workspaceId)))
        .iterator()
        .next()
        .getString(0);
  }

  @Test
  void aPendingSignUpIsTaken() {
    String email = GraphQl.newEmail();
    Upstream.fail("objects", 1);
    Map<String, ?> input = GraphQl.input(email, "Twice");
    String mutation = "mutation($i:SignUpInput!){signUp(input:$i){accessToken}}";
    assertThat(GraphQl.anonymous().code(mutation, input)).isEqualTo("UNAVAILABLE");
    assertThat(GraphQl.anonymous().code(mutation, input)).isEqualTo("UNIQUE_VIOLATION");
  }

  @Test
  void renewingTheTokenEntersOnceTheWorkspaceIsThere() {
    String email = GraphQl.newEmail();
    Upstream.fail("defaults", 1);
    GraphQl.anonymous()
        .run(
            "mutation($i:SignUpInput!){signUp(input:$i){accessToken}}",
            GraphQl.input(email, "Later"));
    String[] refresh = {GraphQl.signIn(email).get("refreshToken").asText()};
    JsonNode active =
        Await.until(
            Duration.ofSeconds(20),
            () -> {
              JsonNode renewed =
                  GraphQl.anonymous()
                      .data(
                          "mutation($t:String!){renewToken(refreshToken:$t)"
                              + GraphQl.PAYLOAD
                              + "}",
                          Map.of("t", refresh[0]));
              refresh[0] = renewed.get("refreshToken").asText();
              return renewed;
            },
            p -> p.at("/workspace/status").asText().equals("ACTIVE"));
    assertThat(GraphQl.of(active).code("{currentWorkspace{id}}")).isEmpty();
  }

  @Test
  void aFurtherWorkspaceOfAUser() {
    JsonNode first = GraphQl.signUp();
    JsonNode second =
        GraphQl.of(first).data("mutation{createWorkspace(name:\"Second\")" + GraphQl.PAYLOAD + "}");
    assertThat(second.at("/workspace/name").asText()).isEqualTo("Second");
    assertThat(second.at("/user/workspaces")).hasSize(2);
    assertThat(GraphQl.of(second).data("{currentWorkspace{id}}").get("id"))
        .isEqualTo(second.at("/workspace/id"));
    assertThat(GraphQl.of(first).data("{currentWorkspace{id}}").get("id"))
        .isEqualTo(first.at("/workspace/id"));
    assertThat(GraphQl.of(first).code("mutation{createWorkspace(name:\"  \"){expiresAt}}"))
        .isEqualTo("BAD_USER_INPUT");
    assertThat(GraphQl.anonymous().code("mutation{createWorkspace(name:\"x\"){expiresAt}}"))
        .isEqualTo("UNAUTHENTICATED");
  }
}
