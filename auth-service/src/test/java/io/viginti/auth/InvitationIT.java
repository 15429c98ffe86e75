package io.viginti.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.viginti.testing.MeshServers;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class InvitationIT {
  private static final String FIELDS = "{id email role{label} expiresAt link}";
  private static final String INVITE =
      "mutation($e:[String!]!){inviteMembers(emails:$e)" + FIELDS + "}";
  private static final String SIGN_UP =
      "mutation($i:SignUpInput!){signUp(input:$i)" + GraphQl.PAYLOAD + "}";

  @Inject Pool database;

  @BeforeAll
  static void upstream() {
    Upstream.install();
  }

  @Test
  void anInvitedPersonJoinsAsMember() {
    JsonNode owner = GraphQl.signUp();
    String email = GraphQl.newEmail();
    JsonNode sent =
        GraphQl.of(owner).data(INVITE, Map.of("e", List.of(email.toUpperCase(), email)));
    assertThat(sent).hasSize(1);
    JsonNode listed = GraphQl.of(owner).data("{invitations" + FIELDS + "}");
    assertThat(listed.at("/0/email").asText()).isEqualTo(email);
    assertThat(listed.at("/0/link").isNull()).isTrue();

    JsonNode joined = GraphQl.anonymous().data(SIGN_UP, input(email, token(sent.get(0))));

    assertThat(joined.at("/workspace/id")).isEqualTo(owner.at("/workspace/id"));
    GraphQl member = GraphQl.of(joined);
    assertThat(member.data("{members{role{label}}}").toString())
        .isEqualTo("[{\"role\":{\"label\":\"Admin\"}},{\"role\":{\"label\":\"Member\"}}]");
    assertThat(member.code("{apiKeys{id}}")).isEqualTo("FORBIDDEN");
    assertThat(member.code("{invitations{id}}")).isEqualTo("FORBIDDEN");
    assertThat(GraphQl.of(owner).data("{invitations{id}}")).isEmpty();
    assertThat(GraphQl.of(owner).code(INVITE, Map.of("e", List.of(email)))).isEqualTo("CONFLICT");
    assertThat(Upstream.calls(owner.at("/workspace/id").asText()))
        .containsExactly("objects", "defaults", "members", "members");
  }

  @Test
  void aMemberSeesNoOtherWorkspaceOfAnother() {
    JsonNode owner = GraphQl.signUp();
    GraphQl.of(owner).data("mutation{createWorkspace(name:\"Secret\"){expiresAt}}");
    String email = GraphQl.newEmail();
    JsonNode sent = GraphQl.of(owner).data(INVITE, Map.of("e", List.of(email)));
    GraphQl member =
        GraphQl.of(GraphQl.anonymous().data(SIGN_UP, input(email, token(sent.get(0)))));
    JsonNode seen =
        member.data("{members{user{email defaultWorkspace{id} workspaces{id}}}}").get(0);
    assertThat(seen.at("/user/defaultWorkspace").isNull()).isTrue();
    assertThat(seen.at("/user/workspaces")).hasSize(1);
    assertThat(seen.at("/user/workspaces/0/id")).isEqualTo(owner.at("/workspace/id"));
  }

  @Test
  void anInvitationIsGoodOnceForItsAddressOnly() {
    JsonNode owner = GraphQl.signUp();
    String email = GraphQl.newEmail();
    JsonNode sent = GraphQl.of(owner).data(INVITE, Map.of("e", List.of(email))).get(0);
    assertThat(GraphQl.anonymous().code(SIGN_UP, input(GraphQl.newEmail(), token(sent))))
        .isEqualTo("BAD_USER_INPUT");
    JsonNode again =
        GraphQl.of(owner)
            .data(
                "mutation($id:ID!){resendInvitation(id:$id)" + FIELDS + "}",
                Map.of("id", sent.get("id").asText()));
    assertThat(GraphQl.anonymous().code(SIGN_UP, input(email, token(sent))))
        .isEqualTo("BAD_USER_INPUT");
    assertThat(GraphQl.anonymous().code(SIGN_UP, input(email, token(again)))).isEmpty();
    assertThat(GraphQl.anonymous().code(SIGN_UP, input("x" + email, token(again))))
        .isEqualTo("BAD_USER_INPUT");
  }

  @Test
  void aRevokedInvitationIsWorthNothing() {
    JsonNode owner = GraphQl.signUp();
    String email = GraphQl.newEmail();
    JsonNode sent = GraphQl.of(owner).data(INVITE, Map.of("e", List.of(email))).get(0);
    Map<String, ?> id = Map.of("id", sent.get("id").asText());
    GraphQl foreign = GraphQl.of(GraphQl.signUp());
    for (String mutation : List.of("revokeInvitation", "resendInvitation")) {
      assertThat(foreign.code("mutation($id:ID!){" + mutation + "(id:$id){id}}", id))
          .isEqualTo("NOT_FOUND");
    }
    GraphQl.of(owner).data("mutation($id:ID!){revokeInvitation(id:$id){id}}", id);
    assertThat(GraphQl.anonymous().code(SIGN_UP, input(email, token(sent))))
        .isEqualTo("BAD_USER_INPUT");
  }

  @Test
  void anybodyWithTheLinkJoinsUntilThereIsAnotherOrNone() {
    JsonNode account = GraphQl.signUp();
    GraphQl owner = GraphQl.of(account);
    assertThat(owner.data("{invitationLink{link}}").isNull()).isTrue();
    String create =
        "mutation($e:DateTime){createInvitationLink(expiresAt:$e){link role{label} expiresAt}}";
    JsonNode first = owner.data(create, Map.of());
    assertThat(first.at("/role/label").asText()).isEqualTo("Member");
    assertThat(owner.data("{invitationLink{link}}").get("link")).isEqualTo(first.get("link"));

    JsonNode joined = GraphQl.anonymous().data(SIGN_UP, input(GraphQl.newEmail(), token(first)));
    assertThat(joined.at("/workspace/id")).isEqualTo(account.at("/workspace/id"));
    assertThat(GraphQl.of(joined).code("{invitationLink{link}}")).isEqualTo("FORBIDDEN");
    assertThat(GraphQl.of(joined).code(create, Map.of())).isEqualTo("FORBIDDEN");
    assertThat(GraphQl.of(joined).code("mutation{revokeInvitationLink}")).isEqualTo("FORBIDDEN");

    JsonNode second = owner.data(create, Map.of("e", "2999-01-01T00:00:00Z"));
    assertThat(GraphQl.anonymous().code(SIGN_UP, input(GraphQl.newEmail(), token(first))))
        .isEqualTo("BAD_USER_INPUT");
    assertThat(owner.code(create, Map.of("e", "2020-01-01T00:00:00Z"))).isEqualTo("BAD_USER_INPUT");
    database
        .preparedQuery("update invite_links set expires_at = now() where workspace_id = $1")
        .executeAndAwait(Tuple.of(UUID.fromString(account.at("/workspace/id").asText())));
    assertThat(GraphQl.anonymous().code(SIGN_UP, input(GraphQl.newEmail(), token(second))))
        .isEqualTo("BAD_USER_INPUT");
    JsonNode third = owner.data(create, Map.of());
    assertThat(owner.data("mutation{revokeInvitationLink}").asBoolean()).isTrue();
    assertThat(owner.data("mutation{revokeInvitationLink}").asBoolean()).isFalse();
    assertThat(GraphQl.anonymous().code(SIGN_UP, input(GraphQl.newEmail(), token(third))))
        .isEqualTo("BAD_USER_INPUT");
  }

  @Test
  void whoHasAnAccountJoinsByALinkOrAMailOfTheirs() {
    JsonNode account = GraphQl.signUp();
    GraphQl owner = GraphQl.of(account);
    String join = "mutation($t:String!){acceptInvitation(inviteToken:$t)" + GraphQl.PAYLOAD + "}";
    String email = GraphQl.newEmail();
    GraphQl mailed = GraphQl.of(GraphQl.signUp(email, "Own"));
    GraphQl linked = GraphQl.of(GraphQl.signUp());
    JsonNode mail = owner.data(INVITE, Map.of("e", List.of(email))).get(0);
    assertThat(linked.code(join, Map.of("t", token(mail)))).isEqualTo("BAD_USER_INPUT");

    JsonNode joined = mailed.data(join, Map.of("t", token(mail)));

    assertThat(joined.at("/workspace/id")).isEqualTo(account.at("/workspace/id"));
    assertThat(GraphQl.of(joined).data("{members{id}}")).hasSize(2);
    assertThat(mailed.code(join, Map.of("t", token(mail)))).isEqualTo("BAD_USER_INPUT");
    String link = token(owner.data("mutation{createInvitationLink{link}}"));
    for (int twice = 0; twice < 2; twice++) {
      assertThat(linked.data(join, Map.of("t", link)).at("/workspace/id"))
          .isEqualTo(account.at("/workspace/id"));
    }
    assertThat(owner.data("{members{id}}")).hasSize(3);
    assertThat(linked.code(join, Map.of("t", "x"))).isEqualTo("BAD_USER_INPUT");
    assertThat(GraphQl.anonymous().code(join, Map.of("t", link))).isEqualTo("UNAUTHENTICATED");
  }

  @Test
  void tellsWhichAddressIsNone() {
    JsonNode answer =
        GraphQl.of(GraphQl.signUp()).run(INVITE, Map.of("e", List.of("a@example.com", "b")));
    assertThat(answer.at("/errors/0/extensions/problems/0/path").toString())
        .isEqualTo("[\"emails\",1]");
  }

  /** No input of a signed-in user is an internal error, however odd. */
  @Test
  void hostileTextGivesNoInternalError() {
    String key = "a0000000-0000-4000-8000-000000000009";
    for (String hostile :
        List.of("\u0000", "\ud800", "' or 1=1; --", "🐴", "x".repeat(1_000_000), "", key)) {
      GraphQl owner = GraphQl.of(GraphQl.signUp());
      for (String mutation :
          List.of(
              "mutation($t:String!){createWorkspace(name:$t){expiresAt}}",
              "mutation($t:String!){renewToken(refreshToken:$t){expiresAt}}",
              "mutation($t:String!){signOut(refreshToken:$t)}",
              "mutation($t:String!){changePassword(oldPassword:$t,newPassword:$t)}",
              "mutation($t:String!){setFeatureFlag(key:$t,value:true){key}}",
              "mutation($t:String!){inviteMembers(emails:[$t]){id}}",
              "mutation($t:ID!){switchWorkspace(workspaceId:$t){expiresAt}}",
              "mutation($t:ID!){revokeApiKey(id:$t){id}}",
              "mutation($t:ID!){revokeInvitation(id:$t){id}}",
              "mutation($t:String){updateUser(data:{firstName:$t,lastName:$t}){id}}",
              "mutation($t:ID){updateUser(data:{defaultWorkspaceId:$t}){id}}",
              "mutation($t:String){updateWorkspace(data:{name:$t,subdomain:$t,logoUrl:$t}){id}}",
              "mutation($t:String!){createApiKey(data:{name:$t}){id}}",
              "mutation($t:ID!){updateApiKey(id:$t,data:{name:\"x\"}){id}}",
              "mutation($t:String!){acceptInvitation(inviteToken:$t){expiresAt}}",
              "mutation($t:ID){createInvitationLink(roleId:$t){link}}",
              "mutation($t:ID){createApiKey(data:{name:\"x\",roleId:$t}){id}}",
              "mutation($t:String!){deleteWorkspace(confirmName:$t)}")) {
        assertThat(owner.code(mutation, Map.of("t", hostile)))
            .as(mutation)
            .isIn("", "BAD_USER_INPUT", "NOT_FOUND", "UNAUTHENTICATED", "FORBIDDEN");
      }
    }
    assertThat(
            GraphQl.of(GraphQl.signUp())
                .code(
                    "mutation{createApiKey(data:{name:\"x\","
                        + "expiresAt:\"+99999999-01-01T00:00:00Z\"}){id}}"))
        .isNotEqualTo("INTERNAL");
  }

  private static String token(JsonNode invitation) {
    String link = invitation.get("link").asText();
    return link.substring(link.indexOf('=') + 1);
  }

  private static Map<String, ?> input(String email, String token) {
    return Map.of("i", Map.of("email", email, "password", GraphQl.PASSWORD, "inviteToken", token));
  }
}
