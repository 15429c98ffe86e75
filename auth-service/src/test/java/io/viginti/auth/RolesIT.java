package io.viginti.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.viginti.contracts.access.SettingPermission;
import io.viginti.contracts.mesh.FixedRoles;
import io.viginti.platform.news.News;
import io.viginti.testing.FakeMesh;
import io.viginti.testing.FakeMesh.Answer;
import io.viginti.testing.MeshServers;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Custom roles: what they let one change here, who may give them, and how they are changed. */
@QuarkusTest
@QuarkusTestResource(MeshServers.class)
@QuarkusTestResource(MailServer.class)
class RolesIT {
  private static final String ASSIGN =
      "mutation($m:ID,$k:ID,$r:ID!){assignRole(memberId:$m,apiKeyId:$k,roleId:$r)}";
  private static final String KEY =
      "mutation($n:String!,$r:ID){createApiKey(data:{name:$n,roleId:$r}){id token}}";
  private static final String INVITE =
      "mutation($e:[String!]!,$r:ID){inviteMembers(emails:$e,roleId:$r){id role{label}}}";

  @Inject News news;

  private GraphQl admin;
  private String workspaceId;
  private Access access;

  @BeforeAll
  static void upstream() {
    Upstream.install();
  }

  @BeforeEach
  void aWorkspace() {
    JsonNode account = GraphQl.signUp();
    admin = GraphQl.of(account);
    workspaceId = account.at("/workspace/id").asText();
    access = new Access(workspaceId, news);
  }

  @Test
  void everySettingNeedsItsPermission() {
    Map<SettingPermission, List<String>> operations =
        Map.of(
            SettingPermission.MEMBERS,
            List.of(
                "{invitations{id}}",
                "mutation{inviteMembers(emails:[\"" + GraphQl.newEmail() + "\"]){id}}"),
            SettingPermission.API_KEYS,
            List.of("{apiKeys{id}}", "mutation{createApiKey(data:{name:\"k\"}){id}}"),
            SettingPermission.WORKSPACE,
            List.of(
                "mutation{updateWorkspace(data:{name:\"New\"}){id}}",
                "mutation{setFeatureFlag(key:\"a\",value:true){key}}"),
            SettingPermission.ROLES,
            List.of(
                "mutation{createRole(data:{label:\"x\"}){id}}",
                "mutation{updateRole(id:\"" + UUID.randomUUID() + "\",data:{}){id}}",
                "mutation{deleteRole(id:\"" + UUID.randomUUID() + "\"){id}}",
                "mutation{setRowRules(roleId:\"" + UUID.randomUUID() + "\",rules:[]){id}}",
                "mutation{setObjectPermissions(roleId:\""
                    + UUID.randomUUID()
                    + "\",permissions:[]){id}}",
                "mutation{setFieldPermissions(roleId:\""
                    + UUID.randomUUID()
                    + "\",permissions:[]){id}}",
                "mutation{assignRole(memberId:\""
                    + UUID.randomUUID()
                    + "\",roleId:\""
                    + FixedRoles.MEMBER
                    + "\")}"));
    operations.forEach(
        (setting, queries) -> {
          SettingPermission other =
              setting == SettingPermission.BILLING
                  ? SettingPermission.ROLES
                  : SettingPermission.BILLING;
          GraphQl with = key(access.role("with " + setting, setting));
          GraphQl without = key(access.role("without " + setting, other));
          for (String query : queries) {
            assertThat(without.code(query)).as(query).isEqualTo("FORBIDDEN");
            assertThat(with.code(query)).as(query).isNotEqualTo("FORBIDDEN");
          }
        });
    GraphQl all = key(access.role("all", SettingPermission.values()));
    assertThat(all.code("mutation{deleteWorkspace(confirmName:\"x\")}")).isEqualTo("FORBIDDEN");
  }

  @Test
  void nobodyGivesARoleThatMayMoreThanTheirs() {
    String lesser = access.role("lesser");
    String giver =
        access.role(
            "giver",
            SettingPermission.MEMBERS,
            SettingPermission.API_KEYS,
            SettingPermission.ROLES);
    GraphQl by = key(giver);
    String adminRole = FixedRoles.ADMIN.toString();
    String email = GraphQl.newEmail();
    assertThat(by.code(KEY, Map.of("n", "k", "r", adminRole))).isEqualTo("FORBIDDEN");
    assertThat(by.code(KEY, Map.of("n", "k", "r", giver))).isEmpty();
    assertThat(by.code(INVITE, Map.of("e", List.of(email), "r", adminRole))).isEqualTo("FORBIDDEN");
    assertThat(
            by.data(INVITE, Map.of("e", List.of(email), "r", lesser)).at("/0/role/label").asText())
        .isEqualTo("lesser");
    String mine = keyId(lesser);
    assertThat(by.code(ASSIGN, Map.of("k", mine, "r", adminRole))).isEqualTo("FORBIDDEN");
    assertThat(by.code(ASSIGN, Map.of("k", mine, "r", giver))).isEmpty();
    assertThat(by.code(ASSIGN, Map.of("k", mine, "r", UUID.randomUUID().toString())))
        .isEqualTo("NOT_FOUND");
    admin.data(INVITE, Map.of("e", List.of("boss-" + email), "r", adminRole));
    String invitation = admin.data("{invitations{id email}}").at("/1/id").asText();
    assertThat(by.code("mutation($i:ID!){resendInvitation(id:$i){link}}", Map.of("i", invitation)))
        .isEqualTo("FORBIDDEN");
  }

  @Test
  void rolesAreShownWithMembersKeysAndInvitations() {
    String role = access.role("Sales", SettingPermission.MEMBERS);
    keyId(role);
    assertThat(admin.data("{apiKeys{role{label settings isFixed}}}").at("/0/role"))
        .hasToString("{\"label\":\"Sales\",\"settings\":[\"MEMBERS\"],\"isFixed\":false}");
    assertThat(admin.data("{members{role{label isFixed}}}").at("/0/role/isFixed").asBoolean())
        .isTrue();
    assertThat(admin.data("{roles{label}}").findValuesAsText("label"))
        .containsExactly("Admin", "Member", "Sales");
  }

  @Test
  void changesAreAskedOfMetadataWithTheCallersRole() {
    String role = access.role("Sales");
    FakeMesh mesh = FakeMesh.shared();
    String path = "/internal/workspaces/" + workspaceId + "/roles/" + role;
    mesh.on("PUT", "metadata", path, request -> Answer.ok(one(role)));
    JsonNode changed =
        admin.data(
            "mutation($i:ID!,$f:JSON){setRowRules(roleId:$i,rules:[{objectName:\"company\","
                + "filter:$f},{objectName:\"person\"}]){label rowRules{objectName filter}}}",
            Map.of("i", role, "f", Map.of("employees", Map.of("gt", 3))));
    assertThat(changed.at("/rowRules/0/filter/name/eq").asText()).isEqualTo("$member");
    FakeMesh.Request asked =
        mesh.requestsTo("metadata").stream()
            .filter(request -> request.path().startsWith(path))
            .reduce((first, second) -> second)
            .orElseThrow();
    assertThat(asked.path()).isEqualTo(path + "/permissions?grantor=" + FixedRoles.ADMIN);
    assertThat(asked.body())
        .contains(
            "\"rules\":[{\"objectName\":\"company\",\"filter\":{\"employees\":{\"gt\":3}}},"
                + "{\"objectName\":\"person\",\"filter\":null}]");
    admin.data(
        "mutation($i:ID!){setFieldPermissions(roleId:$i,permissions:[{objectName:\"company\","
            + "fieldName:\"name\",canRead:false}]){id}}",
        Map.of("i", role));
    assertThat(mesh.requestsTo("metadata").getLast().body())
        .contains("\"canRead\":false,\"canUpdate\":true");
  }

  @Test
  void aRoleInUseIsNotDeleted() {
    String role = access.role("Sales");
    String key = keyId(role);
    admin.data(INVITE, Map.of("e", List.of(GraphQl.newEmail()), "r", role));
    String path = "/internal/workspaces/" + workspaceId + "/roles/" + role;
    FakeMesh.shared().on("DELETE", "metadata", path, request -> Answer.ok(one(role)));
    String delete = "mutation($i:ID!){deleteRole(id:$i){label}}";
    JsonNode refused = admin.run(delete, Map.of("i", role));
    assertThat(GraphQl.codeOf(refused)).isEqualTo("CONFLICT");
    assertThat(refused.at("/errors/0/message").asText())
        .isEqualTo("The role is in use by 1 API key, 1 invitation");
    admin.data("mutation($i:ID!){revokeApiKey(id:$i){id}}", Map.of("i", key));
    String invitation = admin.data("{invitations{id}}").at("/0/id").asText();
    admin.data("mutation($i:ID!){revokeInvitation(id:$i){id}}", Map.of("i", invitation));
    assertThat(admin.data(delete, Map.of("i", role)).get("label").asText()).isEqualTo("Sales");
  }

  private static String one(String id) {
    return """
        {"id":"%s","label":"Sales","canReadAllRecords":true,"settings":[],"objects":[],
         "fields":[],"rules":[{"objectName":"company","filter":{"name":{"eq":"$member"}}}]}"""
        .formatted(id);
  }

  private GraphQl key(String role) {
    return new GraphQl(admin.data(KEY, Map.of("n", "by " + role, "r", role)).get("token").asText());
  }

  private String keyId(String role) {
    return admin.data(KEY, Map.of("n", "of " + role, "r", role)).get("id").asText();
  }
}
