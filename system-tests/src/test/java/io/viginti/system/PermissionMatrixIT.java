package io.viginti.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.system.PermissionMatrix.Need;
import io.viginti.system.PermissionMatrix.Right;
import io.viginti.system.PublicSchema.Kind;
import io.viginti.system.PublicSchema.Root;
import io.viginti.system.RecordOperations.RecordOperation;
import io.viginti.system.RecordOperations.Verb;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the public API, found in the merged schema and in the OpenAPI document, by
 * callers of every kind of role. An operation that the matrix does not know fails.
 */
@Order(2)
class PermissionMatrixIT {
  /** Its records are made by the server alone. */
  private static final String MEMBER = "workspaceMember";

  private static Workspace workspace;
  private static Things things;
  private static PublicSchema schema;
  private static RecordOperations operations;
  private static List<String> objects;
  private static String leastRole;
  private static final Map<Set<Right>, Api> CALLERS = new HashMap<>();

  @BeforeAll
  static void makesRolesAndMembers() {
    workspace = Workspace.signUp(RunningMesh.gateway(), "Matrix");
    workspace.createObject("machine", "machines");
    schema = PublicSchema.of(workspace.api());
    operations = RecordOperations.of(workspace.api());
    things = new Things(workspace, schema);
    Set<String> named = new TreeSet<>();
    for (Root root : schema.roots()) {
      operations.find(root.name()).map(RecordOperation::object).ifPresent(named::add);
    }
    objects = List.copyOf(named);
    leastRole = role(EnumSet.noneOf(Right.class), List.of());
    for (Set<Right> rights :
        List.of(
            EnumSet.noneOf(Right.class),
            EnumSet.of(Right.READ),
            EnumSet.of(Right.READ, Right.UPDATE),
            EnumSet.of(Right.READ, Right.SOFT_DELETE),
            EnumSet.of(Right.READ, Right.DESTROY),
            EnumSet.of(Right.READ, Right.UPDATE, Right.SOFT_DELETE))) {
      CALLERS.put(rights, member(role(rights, List.of())).api());
    }
  }

  private static String role(Set<Right> rights, List<Need> settings) {
    return workspace
        .run(
            "mutation($d: RoleCreateInput!) { createRole(data: $d) { id } }",
            "d",
            Map.of(
                "label", "Role " + UUID.randomUUID(),
                "canReadAllRecords", rights.contains(Right.READ),
                "canUpdateAllRecords", rights.contains(Right.UPDATE),
                "canSoftDeleteAllRecords", rights.contains(Right.SOFT_DELETE),
                "canDestroyAllRecords", rights.contains(Right.DESTROY),
                "canUpdateAllSettings", false,
                "settings", settings.stream().map(Need::name).toList()))
        .at("/createRole/id")
        .asText();
  }

  private static Workspace member(String roleId) {
    JsonNode invitation =
        workspace
            .run(
                "mutation($e: [String!]!, $r: ID) { inviteMembers(emails: $e, roleId: $r) { email"
                    + " link } }",
                "e",
                List.of("m" + UUID.randomUUID() + "@example.org"),
                "r",
                roleId)
            .at("/inviteMembers/0");
    return new Workspace(
        workspace.id(),
        invitation.path("email").asText(),
        Member.join(workspace.api(), invitation));
  }

  @Test
  void everyOperationHasARow() {
    Set<String> ofStaticPart = new TreeSet<>();
    for (Root root : schema.roots()) {
      if (operations.find(root.name()).isEmpty()) {
        ofStaticPart.add(root.name());
      }
    }
    assertThat(PermissionMatrix.ofStaticPart().keySet())
        .containsExactlyInAnyOrderElementsOf(ofStaticPart);
  }

  @Test
  void theStaticPartIsForThoseWhoMay() {
    SoftAssertions all = new SoftAssertions();
    Api anonymous = Api.anonymous(RunningMesh.gateway());
    Api none = CALLERS.get(EnumSet.noneOf(Right.class));
    Map<Need, Api> settings = new HashMap<>();
    for (Need need : Need.values()) {
      if (need.isSetting()) {
        settings.put(need, member(role(EnumSet.noneOf(Right.class), List.of(need))).api());
      }
    }
    for (Root root : schema.roots()) {
      Need need = PermissionMatrix.ofStaticPart().get(root.name());
      if (need == null) {
        continue;
      }
      if (need != Need.NOTHING) {
        all.assertThat(codes(anonymous, root)).as("nobody: " + root).contains("UNAUTHENTICATED");
      }
      if (need.isSetting()) {
        all.assertThat(codes(none, root)).as("no right: " + root).contains("FORBIDDEN");
        settings.forEach(
            (had, api) -> {
              if (had == need) {
                all.assertThat(codes(api, root)).as(had + ": " + root).doesNotContain("FORBIDDEN");
              } else {
                all.assertThat(codes(api, root)).as(had + ": " + root).contains("FORBIDDEN");
              }
            });
      } else if (need == Need.ADMIN) {
        settings.forEach(
            (had, api) ->
                all.assertThat(codes(api, root)).as(had + ": " + root).contains("FORBIDDEN"));
      } else if (need == Need.MEMBER) {
        all.assertThat(codes(none, root)).as("any role: " + root).doesNotContain("FORBIDDEN");
      }
    }
    all.assertAll();
  }

  /** Codes of the answer to the least that can be asked. */
  private static List<String> codes(Api caller, Root root) {
    ObjectNode arguments = schema.leastArguments(root);
    switch (root.name()) {
      case "createWorkspace" -> arguments.put("name", "");
      case "object" -> arguments.put("nameSingular", "company");
      case "assignRole" -> arguments.put("memberId", UnknownId.next());
      // nobody gives a role that may more than they may themselves
      case "createApiKey" -> ((ObjectNode) arguments.path("data")).put("roleId", leastRole);
      case "createInvitationLink", "inviteMembers" -> arguments.put("roleId", leastRole);
      default -> {}
    }
    String document = schema.document(root, arguments);
    if (root.kind() != Kind.SUBSCRIPTION) {
      return caller.send(document, arguments).codes();
    }
    String first = caller.firstEvent(document, arguments);
    List<String> codes = new ArrayList<>();
    for (String code : List.of("UNAUTHENTICATED", "FORBIDDEN")) {
      if (first.contains(code)) {
        codes.add(code);
      }
    }
    return codes;
  }

  @Test
  void recordsAreForThoseWhoMay() {
    SoftAssertions all = new SoftAssertions();
    for (Root root : schema.roots()) {
      Optional<RecordOperation> operation = operations.find(root.name());
      if (operation.isPresent()) {
        Set<Right> needed = PermissionMatrix.of(operation.get().verb());
        CALLERS.forEach(
            (rights, api) -> {
              String who = "who may " + rights + ": " + root;
              Answer answer = ask(api, root, operation.get());
              expect(all, who, answer, rights, needed, "BAD_USER_INPUT");
            });
      }
    }
    all.assertAll();
  }

  /**
   * What an unreadable object is called depends on the entry: an unknown field, or no such path.
   */
  private static void expect(
      SoftAssertions all,
      String who,
      Answer answer,
      Set<Right> rights,
      Set<Right> needed,
      String unreadable) {
    String told = who + " was told " + answer.shortened();
    if (!rights.contains(Right.READ)) {
      all.assertThat(answer.codes()).as(told).contains(unreadable);
    } else if (rights.containsAll(needed)) {
      all.assertThat(answer.codes()).as(told).isEmpty();
    } else {
      all.assertThat(answer.codes()).as(told).contains("FORBIDDEN");
    }
  }

  private static Answer ask(Api caller, Root root, RecordOperation operation) {
    ObjectNode arguments = schema.leastArguments(root);
    Verb verb = operation.verb();
    String id =
        PermissionMatrix.of(verb).equals(EnumSet.of(Right.READ))
            ? things.lastingRecord(operation.object())
            : verb == Verb.RESTORE || verb == Verb.RESTORE_MANY
                ? things.deletedRecord(operation.object())
                : things.record(operation.object());
    if (arguments.has("id")) {
      arguments.put("id", id);
    }
    if (arguments.has("filter")) {
      arguments.putObject("filter").putObject("id").put("eq", id);
    }
    if (arguments.has("groupBy")) {
      arguments.putArray("groupBy").addObject().put("id", true);
    }
    switch (verb) {
      case ONE -> arguments.put("id", id);
      case DUPLICATES -> arguments.putArray("ids").add(id);
      case MERGE -> {
        arguments.putArray("ids").add(id).add(things.record(operation.object()));
        arguments.put("conflictPriorityIndex", 0);
      }
      default -> {}
    }
    return caller.send(schema.document(root, arguments), arguments);
  }

  @Test
  void restIsForThoseWhoMay() {
    SoftAssertions all = new SoftAssertions();
    Api none = CALLERS.get(EnumSet.noneOf(Right.class));
    for (RestRoute route : RestRoute.all(workspace.api())) {
      String object = operations.findObject(route.plural()).orElse(null);
      if (object == null) {
        boolean isChange = !route.method().equals("GET");
        Answer answer = route.ask(none, UnknownId.next());
        all.assertThat(answer.codes().contains("FORBIDDEN"))
            .as("no right: " + route + " was told " + answer.shortened())
            .isEqualTo(isChange);
        continue;
      }
      Verb verb = route.verb();
      CALLERS.forEach(
          (rights, api) ->
              expect(
                  all,
                  "who may " + rights + ": " + route,
                  askRest(api, route, verb, object),
                  rights,
                  PermissionMatrix.of(verb),
                  "NOT_FOUND"));
    }
    all.assertAll();
  }

  private static Answer askRest(Api caller, RestRoute route, Verb verb, String object) {
    String id =
        verb == Verb.RESTORE || verb == Verb.RESTORE_MANY
            ? things.deletedRecord(object)
            : things.record(object);
    return switch (verb) {
      case UPDATE_MANY, DESTROY_MANY, RESTORE_MANY ->
          caller.rest(
              route.method(),
              route.path() + "?filter=id%5Beq%5D:" + id,
              verb == Verb.UPDATE_MANY ? "{}" : "");
      case GROUP_BY -> caller.rest("GET", route.path() + "?group_by=id", "");
      case DUPLICATES -> caller.rest("POST", route.path(), "{\"ids\":[\"" + id + "\"]}");
      case MERGE ->
          caller.rest(
              "PATCH",
              route.path(),
              "{\"ids\":[\"%s\",\"%s\"],\"conflictPriorityIndex\":0}"
                  .formatted(id, things.record(object)));
      case CREATE -> caller.rest("POST", route.path(), leastData(object).toString());
      case CREATE_MANY -> caller.rest("POST", route.path(), "[" + leastData(object) + "]");
      default -> route.ask(caller, id);
    };
  }

  private static JsonNode leastData(String object) {
    for (Root root : schema.roots()) {
      if (root.name().equals("create" + RecordOperations.capital(object))) {
        return schema.leastArguments(root).path("data");
      }
    }
    throw new AssertionError("no records of " + object + " can be made");
  }

  @Test
  void recordsThatARuleHidesAreAnsweredAsUnknownOnes() {
    String roleId = role(EnumSet.allOf(Right.class), List.of());
    List<Map<String, Object>> rules = new ArrayList<>();
    for (String object : objects) {
      if (schema.roots().stream()
          .anyMatch(root -> root.name().equals("create" + RecordOperations.capital(object)))) {
        rules.add(
            Map.of(
                "objectName",
                object,
                "filter",
                Map.of("createdBy", Map.of("workspaceMemberId", Map.of("eq", "$member")))));
      }
    }
    workspace.run(
        "mutation($r: ID!, $rules: [RowRuleInput!]!) { setRowRules(roleId: $r, rules: $rules) { id } }",
        "r",
        roleId,
        "rules",
        rules);
    Workspace ruled = member(roleId);
    HiddenIds ids =
        new HiddenIds(ruled.api(), things, new Things(ruled, PublicSchema.of(ruled.api())));

    // Members are ruled by nothing here. Whether a file may be attached is not yet a matter of the
    // role: whoever knows the id of a stored file of the workspace may (docs/api/access.md).
    int asked =
        ids.compareRecords(
            place ->
                !HiddenIds.namesANewRecord(place)
                    && !place.operation().object().equals(MEMBER)
                    && ids.targetOf(place.slot()).filter(MEMBER::equals).isEmpty()
                    && !place.slot().name().equals("fileId"));
    assertThat(asked).isGreaterThan(500);
    assertThat(ids.compareRest(object -> !object.equals(MEMBER))).isGreaterThan(70);
    ids.assertions().assertAll();
  }
}
