package io.viginti.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.viginti.testing.MeshServers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class SessionIT {
  private static final String RENEW =
      "mutation($t:String!){renewToken(refreshToken:$t)" + GraphQl.PAYLOAD + "}";
  private static final String SIGN_IN =
      "mutation($e:String!,$p:String!,$w:ID){signIn(email:$e,password:$p,workspaceId:$w)"
          + GraphQl.PAYLOAD
          + "}";

  @BeforeAll
  static void upstream() {
    Upstream.install();
  }

  @Test
  void aRefreshTokenRotates() {
    JsonNode first = GraphQl.signUp();
    JsonNode second = renew(refresh(first));
    assertThat(refresh(second)).isNotEqualTo(refresh(first));
    assertThat(second.get("workspace")).isEqualTo(first.get("workspace"));
    assertThat(refresh(renew(refresh(second)))).isNotEqualTo(refresh(second));
  }

  @Test
  void theTokenJustRotatedGivesTheSameSuccessor() {
    JsonNode first = GraphQl.signUp();
    String successor = refresh(renew(refresh(first)));
    assertThat(refresh(renew(refresh(first)))).isEqualTo(successor);
    assertThat(refresh(renew(refresh(first)))).isEqualTo(successor);
    assertThat(renewCode(successor)).isEmpty();
  }

  @Test
  void oneTokenUsedManyTimesAtOnceHasOneSuccessor() throws Exception {
    String token = refresh(GraphQl.signUp());
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<String>> uses =
          Stream.<Callable<String>>generate(() -> () -> refresh(renew(token))).limit(8).toList();
      List<String> successors =
          threads.invokeAll(uses).stream().map(Future::resultNow).distinct().toList();
      assertThat(successors).hasSize(1);
    }
  }

  @Test
  void anOlderTokenRevokesTheFamily() {
    JsonNode first = GraphQl.signUp();
    JsonNode second = renew(refresh(first));
    JsonNode third = renew(refresh(second));
    assertThat(GraphQl.of(third).code("{currentUser{id}}")).isEmpty();

    assertThat(renewCode(refresh(first))).isEqualTo("UNAUTHENTICATED");

    assertThat(renewCode(refresh(third))).isEqualTo("UNAUTHENTICATED");
    assertThat(GraphQl.of(third).code("{currentUser{id}}")).isEqualTo("UNAUTHENTICATED");
    assertThat(GraphQl.of(first).code("{currentUser{id}}")).isEqualTo("UNAUTHENTICATED");
  }

  @Test
  void signingOutEndsAccessTokensAtOnce() {
    JsonNode payload = GraphQl.signUp();
    assertThat(GraphQl.of(payload).code("{currentUser{id}}")).isEmpty();
    assertThat(signOut(refresh(payload))).isTrue();
    assertThat(GraphQl.of(payload).code("{currentUser{id}}")).isEqualTo("UNAUTHENTICATED");
    assertThat(renewCode(refresh(payload))).isEqualTo("UNAUTHENTICATED");
    assertThat(signOut(refresh(payload))).isFalse();
    assertThat(signOut("made up")).isFalse();
  }

  @Test
  void otherSessionsGoOnAfterOneIsSignedOut() {
    String email = GraphQl.newEmail();
    JsonNode first = GraphQl.signUp(email, "Acme");
    JsonNode second = GraphQl.signIn(email);
    signOut(refresh(first));
    assertThat(GraphQl.of(second).code("{currentUser{id}}")).isEmpty();
  }

  @Test
  void wrongPasswordAndUnknownAddressAreToldAlike() {
    String email = GraphQl.newEmail();
    GraphQl.signUp(email, "Acme");
    JsonNode wrong = GraphQl.anonymous().run(SIGN_IN, Map.of("e", email, "p", "not the password"));
    JsonNode unknown =
        GraphQl.anonymous().run(SIGN_IN, Map.of("e", "x" + email, "p", GraphQl.PASSWORD));
    assertThat(GraphQl.codeOf(wrong)).isEqualTo("UNAUTHENTICATED");
    assertThat(unknown.at("/errors/0/message")).isEqualTo(wrong.at("/errors/0/message"));
    for (String hostile : List.of("", "\u0000", "\ud800", "x".repeat(1_000_000))) {
      assertThat(GraphQl.anonymous().code(SIGN_IN, Map.of("e", hostile, "p", hostile)))
          .isEqualTo("UNAUTHENTICATED");
    }
  }

  @Test
  void signsInToTheWorkspaceNamedButToNoForeignOne() {
    String email = GraphQl.newEmail();
    JsonNode mine = GraphQl.signUp(email, "Acme");
    JsonNode second =
        GraphQl.of(mine).data("mutation{createWorkspace(name:\"B\")" + GraphQl.PAYLOAD + "}");
    JsonNode foreign = GraphQl.signUp();
    assertThat(signInTo(email, second).at("/data/signIn/workspace/id"))
        .isEqualTo(second.at("/workspace/id"));
    assertThat(GraphQl.codeOf(signInTo(email, foreign))).isEqualTo("NOT_FOUND");
    assertThat(
            GraphQl.anonymous()
                .code(SIGN_IN, Map.of("e", email, "p", GraphQl.PASSWORD, "w", "none")))
        .isEqualTo("BAD_USER_INPUT");
  }

  @Test
  void switchesBetweenOnesOwnWorkspacesOnly() {
    JsonNode mine = GraphQl.signUp();
    JsonNode second =
        GraphQl.of(mine).data("mutation{createWorkspace(name:\"B\")" + GraphQl.PAYLOAD + "}");
    JsonNode foreign = GraphQl.signUp();
    String mutation = "mutation($w:ID!){switchWorkspace(workspaceId:$w)" + GraphQl.PAYLOAD + "}";
    JsonNode back =
        GraphQl.of(second).data(mutation, Map.of("w", mine.at("/workspace/id").asText()));
    assertThat(GraphQl.of(back).data("{currentWorkspace{id}}").get("id"))
        .isEqualTo(mine.at("/workspace/id"));
    for (String other :
        List.of(foreign.at("/workspace/id").asText(), UUID.randomUUID().toString())) {
      assertThat(GraphQl.of(mine).code(mutation, Map.of("w", other))).isEqualTo("NOT_FOUND");
    }
    assertThat(GraphQl.of(mine).code(mutation, Map.of("w", "1"))).isEqualTo("BAD_USER_INPUT");
  }

  @Test
  void aNewPasswordEndsTheOtherSessions() {
    String email = GraphQl.newEmail();
    JsonNode other = GraphQl.signUp(email, "Acme");
    JsonNode own = GraphQl.signIn(email);
    String mutation =
        "mutation($o:String!,$n:String!){changePassword(oldPassword:$o,newPassword:$n)}";
    JsonNode refused = GraphQl.of(own).run(mutation, Map.of("o", "wrong", "n", "password1"));
    assertThat(GraphQl.codeOf(refused)).isEqualTo("BAD_USER_INPUT");
    assertThat(refused.at("/errors/0/extensions/problems")).hasSize(2);

    assertThat(
            GraphQl.of(own)
                .data(mutation, Map.of("o", GraphQl.PASSWORD, "n", "quite another phrase"))
                .asBoolean())
        .isTrue();

    assertThat(GraphQl.of(own).code("{currentUser{id}}")).isEmpty();
    assertThat(GraphQl.of(other).code("{currentUser{id}}")).isEqualTo("UNAUTHENTICATED");
    assertThat(renewCode(refresh(other))).isEqualTo("UNAUTHENTICATED");
    assertThat(GraphQl.anonymous().code(SIGN_IN, Map.of("e", email, "p", GraphQl.PASSWORD)))
        .isEqualTo("UNAUTHENTICATED");
    assertThat(GraphQl.anonymous().code(SIGN_IN, Map.of("e", email, "p", "quite another phrase")))
        .isEmpty();
  }

  @Test
  void oneChangesOnesOwnName() {
    JsonNode payload = GraphQl.signUp();
    JsonNode foreign = GraphQl.signUp();
    String mutation = "mutation($d:UserUpdateInput!){updateUser(data:$d){firstName lastName}}";
    JsonNode user = GraphQl.of(payload).data(mutation, Map.of("d", Map.of("firstName", "Maria")));
    assertThat(user.toString()).isEqualTo("{\"firstName\":\"Maria\",\"lastName\":\"Curie\"}");
    assertThat(
            GraphQl.of(payload)
                .code(
                    mutation,
                    Map.of(
                        "d", Map.of("defaultWorkspaceId", foreign.at("/workspace/id").asText()))))
        .isEqualTo("NOT_FOUND");
  }

  private static JsonNode signInTo(String email, JsonNode payload) {
    return GraphQl.anonymous()
        .run(
            SIGN_IN,
            Map.of("e", email, "p", GraphQl.PASSWORD, "w", payload.at("/workspace/id").asText()));
  }

  private static boolean signOut(String token) {
    return GraphQl.anonymous()
        .data("mutation($t:String!){signOut(refreshToken:$t)}", Map.of("t", token))
        .asBoolean();
  }

  private static JsonNode renew(String token) {
    return GraphQl.anonymous().data(RENEW, Map.of("t", token));
  }

  private static String renewCode(String token) {
    return GraphQl.anonymous().code(RENEW, Map.of("t", token));
  }

  private static String refresh(JsonNode payload) {
    return payload.get("refreshToken").asText();
  }
}
