package io.viginti.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.viginti.testing.MeshServers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class SignUpIT {
  @BeforeAll
  static void upstream() {
    Upstream.install();
  }

  @Test
  void answersWithAWorkspaceThatCanBeUsed() {
    String email = GraphQl.newEmail();
    JsonNode payload = GraphQl.signUp(" " + email.toUpperCase(), "Acme Söhne");
    assertThat(payload.at("/user/email").asText()).isEqualTo(email);
    assertThat(payload.at("/user/isEmailVerified").asBoolean()).isFalse();
    assertThat(payload.at("/workspace/status").asText()).isEqualTo("ACTIVE");
    assertThat(payload.at("/workspace/schemaVersion").asInt()).isEqualTo(1);
    assertThat(payload.at("/workspace/subdomain").asText()).startsWith("acme-sohne");
    String workspaceId = payload.at("/workspace/id").asText();
    assertThat(payload.at("/user/defaultWorkspace/id").asText()).isEqualTo(workspaceId);
    assertThat(payload.at("/user/workspaces/0/id").asText()).isEqualTo(workspaceId);
    assertThat(Upstream.calls(workspaceId)).containsExactly("objects", "defaults", "members");
  }

  @Test
  void theCreatorIsAnAdministratorAtOnce() {
    JsonNode payload = GraphQl.signUp();
    JsonNode answer =
        GraphQl.of(payload)
            .run(
                "{currentUser{id firstName} currentWorkspace{id schemaVersion}"
                    + " members{id role{id label description} user{email workspaces{id}}}"
                    + " apiKeys{id} featureFlags{key}}");
    assertThat(answer.has("errors")).as(answer.toString()).isFalse();
    assertThat(answer.at("/data/currentUser/id")).isEqualTo(payload.at("/user/id"));
    assertThat(answer.at("/data/currentWorkspace/id")).isEqualTo(payload.at("/workspace/id"));
    assertThat(answer.at("/data/members/0/role/label").asText()).isEqualTo("Admin");
    assertThat(answer.at("/data/members/0/user/email")).isEqualTo(payload.at("/user/email"));
  }

  @Test
  void tellsEveryProblemAtOnceWithItsPath() {
    JsonNode answer =
        GraphQl.anonymous()
            .run(
                "mutation($i:SignUpInput!){signUp(input:$i){accessToken}}",
                Map.of("i", Map.of("email", "nobody", "password", "short", "workspaceName", " ")));
    assertThat(GraphQl.codeOf(answer)).isEqualTo("BAD_USER_INPUT");
    JsonNode problems = answer.at("/errors/0/extensions/problems");
    assertThat(List.of(path(problems, 0), path(problems, 1), path(problems, 2)))
        .containsExactly(
            "[\"input\",\"email\"]", "[\"input\",\"password\"]", "[\"input\",\"workspaceName\"]");
    assertThat(answer.at("/errors/0/extensions/requestId").asText()).isNotEmpty();
  }

  @Test
  void anAddressHasOneAccount() {
    String email = GraphQl.newEmail();
    GraphQl.signUp(email, "First");
    JsonNode answer =
        GraphQl.anonymous()
            .run(
                "mutation($i:SignUpInput!){signUp(input:$i){accessToken}}",
                GraphQl.input(email.toUpperCase(), "Second"));
    assertThat(GraphQl.codeOf(answer)).isEqualTo("UNIQUE_VIOLATION");
    assertThat(answer.at("/errors/0/extensions/field").asText()).isEqualTo("email");
  }

  @Test
  void sameNamesGetNumberedSubdomains() {
    GraphQl.signUp(GraphQl.newEmail(), "Twins");
    JsonNode second = GraphQl.signUp(GraphQl.newEmail(), "Twins");
    assertThat(second.at("/workspace/subdomain").asText()).matches("twins-\\d+");
  }

  @Test
  void refusesAnInvitationThatIsNone() {
    Map<String, Object> input =
        new HashMap<>((Map<String, ?>) GraphQl.input(GraphQl.newEmail(), "x").get("i"));
    input.put("inviteToken", "made up");
    assertThat(
            GraphQl.anonymous()
                .code(
                    "mutation($i:SignUpInput!){signUp(input:$i){accessToken}}", Map.of("i", input)))
        .isEqualTo("BAD_USER_INPUT");
  }

  @Test
  void hostileTextGivesNoInternalError() {
    for (String hostile :
        List.of("\u0000", "\ud800", "'; drop table users; --", "x".repeat(1_000_000), "🐴", "")) {
      JsonNode answer =
          GraphQl.anonymous()
              .run(
                  "mutation($i:SignUpInput!){signUp(input:$i){accessToken}}",
                  Map.of(
                      "i",
                      Map.of(
                          "email",
                          hostile,
                          "password",
                          hostile,
                          "firstName",
                          hostile,
                          "lastName",
                          hostile,
                          "workspaceName",
                          hostile)));
      assertThat(GraphQl.codeOf(answer)).as(hostile).isEqualTo("BAD_USER_INPUT");
    }
  }

  private static String path(JsonNode problems, int index) {
    return problems.at("/" + index + "/path").toString();
  }
}
