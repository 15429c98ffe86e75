package io.viginti.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.devstack.mesh.Mesh;
import io.viginti.devstack.mesh.Node;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two instances of every service that serves requests: what is taken away through the first holds
 * in the next request through the second, also while the second is cut off from Redis.
 */
@Order(8)
class TwoInstancesIT {
  private static final List<Node> TWICE =
      List.of(Node.AUTH, Node.METADATA, Node.WORKSPACE_DATA, Node.WORKFLOW, Node.GATEWAY);

  private static RedisLine line;
  private static URI second;
  private static Workspace workspace;

  @BeforeAll
  static void startsASecondOfEach() {
    Mesh mesh = RunningMesh.mesh();
    line = RedisLine.to(mesh.redisUrl());
    Map<String, String> own = new HashMap<>();
    own.put("VIGINTI_REDIS_URL", line.url());
    int port = 9700 + RunningMesh.PORT_OFFSET;
    for (Node node : TWICE) {
      port++;
      mesh.startInstance(node, name(node), port, own);
      own.put(node.urlSetting(), "http://127.0.0.1:" + port);
    }
    second = mesh.uri(name(Node.GATEWAY));
    workspace = Workspace.signUp(RunningMesh.gateway(), "Twice");
  }

  @AfterAll
  static void stopsThem() {
    line.close();
    TWICE.reversed().forEach(node -> RunningMesh.mesh().stop(name(node)));
  }

  private static String name(Node node) {
    return "second-" + node.module();
  }

  private static void connect(boolean isConnected) {
    if (isConnected) {
      line.mend();
    } else {
      line.cut();
    }
  }

  /** The same caller, through the second gateway and the services behind it. */
  private static Api beyond(Api api) {
    return api.through(second);
  }

  private static JsonNode invite() {
    return workspace
        .run(
            "mutation($e: [String!]!) { inviteMembers(emails: $e) { email link } }",
            "e",
            List.of("t" + UUID.randomUUID() + "@example.org"))
        .at("/inviteMembers/0");
  }

  private static String idOf(JsonNode invitation) {
    for (JsonNode member : workspace.run("{ members { id user { email } } }").path("members")) {
      if (member.at("/user/email").asText().equals(invitation.path("email").asText())) {
        return member.path("id").asText();
      }
    }
    throw new AssertionError("not a member: " + invitation);
  }

  private static void assign(String member, String role) {
    workspace.run(
        "mutation($m: ID!, $r: ID!) { assignRole(memberId: $m, roleId: $r) }",
        "m",
        member,
        "r",
        role);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRoleGivenAndTaken(boolean isConnected) {
    connect(isConnected);
    JsonNode invitation = invite();
    Api member = beyond(Member.join(workspace.api(), invitation));
    String id = idOf(invitation);
    for (int round = 0; round < 3; round++) {
      member.send("{ invitations { id } }").refused("FORBIDDEN");
      member.run("{ companies { id } }");
      assign(id, "a0000000-0000-4000-8000-000000000001");
      member.run("{ invitations { id } }");
      assign(id, Things.MEMBER_ROLE);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRightTakenFromARole(boolean isConnected) {
    connect(isConnected);
    String role =
        workspace
            .run(
                "mutation { createRole(data: {label: \"Readers "
                    + UUID.randomUUID()
                    + "\", canReadAllRecords: true, canUpdateAllRecords: false,"
                    + " canSoftDeleteAllRecords: false, canDestroyAllRecords: false,"
                    + " canUpdateAllSettings: false}) { id } }")
            .at("/createRole/id")
            .asText();
    JsonNode invitation = invite();
    Api member = beyond(Member.join(workspace.api(), invitation));
    assign(idOf(invitation), role);
    for (boolean mayRead : List.of(true, false, true, false)) {
      workspace.run(
          "mutation($r: ID!, $p: [ObjectPermissionInput!]!) { setObjectPermissions(roleId: $r,"
              + " permissions: $p) { id } }",
          "r",
          role,
          "p",
          List.of(Map.of("objectName", "company", "canRead", mayRead)));
      if (mayRead) {
        member.run("{ companies { id } }");
      } else {
        member.send("{ companies { id } }").refused("BAD_USER_INPUT");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aKeyRevoked(boolean isConnected) {
    connect(isConnected);
    JsonNode key =
        workspace
            .run("mutation { createApiKey(data: {name: \"k\"}) { id token } }")
            .path("createApiKey");
    Api program = beyond(workspace.api().withToken(key.path("token").asText()));
    program.run("{ companies { id } }");

    workspace.run(
        "mutation($id: ID!) { revokeApiKey(id: $id) { id } }", "id", key.path("id").asText());

    program.send("{ companies { id } }").refused("UNAUTHENTICATED");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aMemberRemoved(boolean isConnected) {
    connect(isConnected);
    JsonNode invitation = invite();
    Api member = beyond(Member.join(workspace.api(), invitation));
    member.run("{ companies { id } }");

    workspace.run("mutation($m: ID!) { removeMember(memberId: $m) }", "m", idOf(invitation));

    member.send("{ companies { id } }").refused("UNAUTHENTICATED");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aTokenRenewedOnOneAndUsedAgainOnTheOther(boolean isConnected) {
    connect(isConnected);
    Workspace own = Workspace.signUp(RunningMesh.gateway(), "Renews");
    Api first = Api.anonymous(RunningMesh.gateway());
    JsonNode session =
        first
            .run(
                "mutation($e: String!, $p: String!) { signIn(email: $e, password: $p) {"
                    + " refreshToken } }",
                "e",
                own.email(),
                "p",
                Workspace.PASSWORD)
            .path("signIn");
    String oldest = session.path("refreshToken").asText();
    String successor = renew(first, oldest).path("refreshToken").asText();

    JsonNode again = renew(first.through(second), oldest);
    assertThat(again.path("refreshToken").asText()).isEqualTo(successor);
    Api access = first.withToken(again.path("accessToken").asText());
    access.run("{ companies { id } }");
    renew(first.through(second), successor);
    first.send(RENEW, "t", oldest).refused("UNAUTHENTICATED");
    access.send("{ companies { id } }").refused("UNAUTHENTICATED");
    beyond(access).send("{ companies { id } }").refused("UNAUTHENTICATED");
  }

  private static final String RENEW =
      "mutation($t: String!) { renewToken(refreshToken: $t) { accessToken refreshToken } }";

  private static JsonNode renew(Api api, String refreshToken) {
    return api.run(RENEW, "t", refreshToken).path("renewToken");
  }
}
