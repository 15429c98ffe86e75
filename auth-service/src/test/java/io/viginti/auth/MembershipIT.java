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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Roles given, members removed, accounts deleted; an administrator always stays. */
@QuarkusTest
@QuarkusTestResource(MeshServers.class)
@QuarkusTestResource(MailServer.class)
class MembershipIT {
  private static final String REMOVE = "mutation($m:ID!){removeMember(memberId:$m)}";
  private static final String ASSIGN =
      "mutation($m:ID,$k:ID,$r:ID!){assignRole(memberId:$m,apiKeyId:$k,roleId:$r)}";
  private static final String DELETE_USER = "mutation($p:String!){deleteUser(password:$p)}";

  @BeforeAll
  static void upstream() {
    Upstream.install();
  }

  @Test
  void aRemovedMemberIsOutFromTheNextRequestOn() {
    Team team = Team.make();
    assertThat(team.member().code("{members{id}}")).isEmpty();

    assertThat(team.owner().data(REMOVE, Map.of("m", team.memberId())).asBoolean()).isTrue();

    assertThat(team.member().code("{members{id}}")).isEqualTo("UNAUTHENTICATED");
    assertThat(team.owner().data("{members{id}}")).hasSize(1);
    JsonNode again = GraphQl.signIn(team.memberEmail());
    assertThat(again.get("workspace").isNull()).isTrue();
    assertThat(team.owner().code(REMOVE, Map.of("m", team.memberId()))).isEqualTo("NOT_FOUND");
  }

  @Test
  void membersRemoveThemselvesOnly() {
    Team team = Team.make();
    assertThat(team.member().code(REMOVE, Map.of("m", team.ownerId()))).isEqualTo("FORBIDDEN");
    assertThat(team.member().code(REMOVE, Map.of("m", team.memberId()))).isEmpty();
  }

  @Test
  void theLastAdministratorStays() {
    Team team = Team.make();
    assertThat(team.owner().code(REMOVE, Map.of("m", team.ownerId()))).isEqualTo("CONFLICT");
    assertThat(team.owner().code(ASSIGN, member(team.ownerId(), team.memberRole())))
        .isEqualTo("CONFLICT");
    assertThat(team.owner().code(DELETE_USER, Map.of("p", GraphQl.PASSWORD))).isEqualTo("CONFLICT");

    team.owner().data(ASSIGN, member(team.memberId(), team.adminRole()));

    assertThat(team.member().code("{apiKeys{id}}")).isEmpty();
    assertThat(team.owner().code(ASSIGN, member(team.ownerId(), team.memberRole()))).isEmpty();
    assertThat(team.owner().code("{apiKeys{id}}")).isEqualTo("FORBIDDEN");
    assertThat(team.member().code(REMOVE, Map.of("m", team.memberId()))).isEqualTo("CONFLICT");
  }

  @Test
  void twoAdministratorsWhoRemoveEachOtherAtOnceLeaveOne() throws Exception {
    for (int round = 0; round < 5; round++) {
      Team team = Team.make();
      team.owner().data(ASSIGN, member(team.memberId(), team.adminRole()));
      List<String> codes =
          atOnce(
              () -> team.owner().code(REMOVE, Map.of("m", team.memberId())),
              () -> team.member().code(REMOVE, Map.of("m", team.ownerId())));
      // The second is out, or finds that its victim was the last one.
      assertThat(codes).containsOnlyOnce("");
      assertThat(codes)
          .anyMatch(
              code ->
                  code.equals("CONFLICT")
                      || code.equals("UNAUTHENTICATED")
                      || code.equals("FORBIDDEN")
                      || code.equals("NOT_FOUND"));
      GraphQl left = codes.getFirst().isEmpty() ? team.owner() : team.member();
      assertThat(left.data("{members{role{label}}}").toString())
          .isEqualTo("[{\"role\":{\"label\":\"Admin\"}}]");
    }
  }

  @Test
  void twoAdministratorsWhoStepDownAtOnceLeaveOne() throws Exception {
    for (int round = 0; round < 5; round++) {
      Team team = Team.make();
      team.owner().data(ASSIGN, member(team.memberId(), team.adminRole()));
      List<String> codes =
          atOnce(
              () -> team.owner().code(ASSIGN, member(team.ownerId(), team.memberRole())),
              () -> team.member().code(ASSIGN, member(team.memberId(), team.memberRole())));
      assertThat(codes).containsExactlyInAnyOrder("", "CONFLICT");
      assertThat(team.owner().data("{members{role{label}}}").toString()).containsOnlyOnce("Admin");
    }
  }

  private static List<String> atOnce(Callable<String> one, Callable<String> other)
      throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<String>> both = threads.invokeAll(List.of(one, other));
      return List.of(both.getFirst().get(), both.getLast().get());
    }
  }

  @Test
  void anUnverifiedMemberStaysOutWhereVerificationIsRequired() {
    Team team = Team.make();
    String require =
        "mutation($r:Boolean!){updateWorkspace(data:{isVerificationRequired:$r})"
            + "{id isVerificationRequired}}";
    String workspace = team.owner().data(require, Map.of("r", true)).get("id").asText();

    assertThat(team.owner().code("{members{id}}")).as("its maker").isEmpty();
    assertThat(team.member().code("{members{id}}")).isEqualTo("FORBIDDEN");
    GraphQl outside = GraphQl.of(GraphQl.signIn(team.memberEmail()));
    assertThat(outside.code("{currentWorkspace{id}}")).isEqualTo("UNAUTHENTICATED");
    String enter = "mutation($w:ID!){switchWorkspace(workspaceId:$w)" + GraphQl.PAYLOAD + "}";
    assertThat(outside.code(enter, Map.of("w", workspace))).isEqualTo("FORBIDDEN");

    GraphQl.anonymous()
        .data(
            "mutation($t:String!){verifyEmail(token:$t)}",
            Map.of("t", MailServer.token(team.memberEmail(), "Confirm your e-mail address", 1)));

    assertThat(team.member().code("{members{id}}")).isEmpty();
    assertThat(outside.code(enter, Map.of("w", workspace))).isEmpty();
  }

  @Test
  void anApiKeyIsGivenARole() {
    Team team = Team.make();
    JsonNode key = team.owner().data("mutation{createApiKey(data:{name:\"k\"}){id token}}");
    GraphQl byKey = new GraphQl(key.get("token").asText());
    assertThat(byKey.code("{apiKeys{id}}")).isEqualTo("FORBIDDEN");
    team.owner().data(ASSIGN, Map.of("k", key.get("id").asText(), "r", team.adminRole()));
    assertThat(byKey.code("{apiKeys{id}}")).isEmpty();
  }

  @Test
  void anotherWorkspacesIdsAreNotThere() {
    Team team = Team.make();
    GraphQl foreign = GraphQl.of(GraphQl.signUp());
    JsonNode key = team.owner().data("mutation{createApiKey(data:{name:\"k\"}){id}}");
    assertThat(foreign.code(REMOVE, Map.of("m", team.memberId()))).isEqualTo("NOT_FOUND");
    assertThat(foreign.code(ASSIGN, member(team.memberId(), team.adminRole())))
        .isEqualTo("NOT_FOUND");
    assertThat(foreign.code(ASSIGN, Map.of("k", key.get("id").asText(), "r", team.adminRole())))
        .isEqualTo("NOT_FOUND");
    assertThat(foreign.code(ASSIGN, member(team.memberId(), UUID.randomUUID().toString())))
        .isEqualTo("NOT_FOUND");
    assertThat(team.member().code(ASSIGN, member(team.memberId(), team.adminRole())))
        .isEqualTo("FORBIDDEN");
  }

  @Test
  void anAccountGoesWithTheWorkspacesNobodyElseBelongsTo() {
    String email = GraphQl.newEmail();
    JsonNode account = GraphQl.signUp(email, "Alone");
    GraphQl user = GraphQl.of(account);
    assertThat(user.code(DELETE_USER, Map.of("p", "wrong"))).isEqualTo("BAD_USER_INPUT");

    assertThat(user.data(DELETE_USER, Map.of("p", GraphQl.PASSWORD)).asBoolean()).isTrue();

    assertThat(user.code("{currentUser{id}}")).isEqualTo("UNAUTHENTICATED");
    assertThat(user.code("{members{id}}")).isEqualTo("UNAUTHENTICATED");
    JsonNode anew = GraphQl.signUp(email, "Again");
    assertThat(anew.at("/user/workspaces")).hasSize(1);
  }

  @Test
  void aMemberWhoDeletesTheAccountLeavesTheWorkspace() {
    Team team = Team.make();
    team.member().data(DELETE_USER, Map.of("p", GraphQl.PASSWORD));
    assertThat(team.owner().data("{members{id}}")).hasSize(1);
  }

  private static Map<String, ?> member(String id, String role) {
    return Map.of("m", id, "r", role);
  }

  /** A workspace with an administrator and a member. */
  private record Team(
      GraphQl owner,
      GraphQl member,
      String memberEmail,
      String ownerId,
      String memberId,
      String adminRole,
      String memberRole) {
    static Team make() {
      GraphQl owner = GraphQl.of(GraphQl.signUp());
      String email = GraphQl.newEmail();
      String link =
          owner
              .data(
                  "mutation($e:[String!]!){inviteMembers(emails:$e){link}}",
                  Map.of("e", List.of(email)))
              .at("/0/link")
              .asText();
      JsonNode joined =
          GraphQl.anonymous()
              .data(
                  "mutation($i:SignUpInput!){signUp(input:$i)" + GraphQl.PAYLOAD + "}",
                  Map.of(
                      "i",
                      Map.of(
                          "email",
                          email,
                          "password",
                          GraphQl.PASSWORD,
                          "inviteToken",
                          link.substring(link.indexOf('=') + 1))));
      JsonNode members = owner.data("{members{id role{id}}}");
      return new Team(
          owner,
          GraphQl.of(joined),
          email,
          members.at("/0/id").asText(),
          members.at("/1/id").asText(),
          members.at("/0/role/id").asText(),
          members.at("/1/role/id").asText());
    }
  }
}
