package io.viginti.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** One operation over several services is one operation to the client. */
@Order(3)
class MixedOperationsIT {
  private static Workspace workspace;

  @BeforeAll
  static void signsUp() {
    workspace = Workspace.signUp(RunningMesh.gateway(), "Mixed");
    String id = workspace.createCompany("Acme");
    workspace.run(
        "mutation($id: ID!) { createPerson(data: {name: {firstName: \"Ada\"}, companyId: $id}) { id"
            + " } }",
        "id",
        id);
  }

  private static final String DOCUMENT =
      """
      query Unused { nothingThere }
      query Wanted($withMembers: Boolean!, $withoutObjects: Boolean!, $limit: Int = 5) {
        __typename
        me: currentUser { ...user }
        ... on Query {
          first: companies(limit: $limit) { ...company __typename }
        }
        members @include(if: $withMembers) { user { ...user } }
        objects @skip(if: $withoutObjects) { nameSingular }
        ...roots
        second: companies(limit: 1) { id }
        version: schemaVersion
      }
      fragment roots on Query { entitlements { __typename } currentWorkspace { __typename name } }
      fragment user on User { email ...names }
      fragment names on User { firstName lastName }
      fragment company on Company { name people { name { firstName } company { name } } }
      """;

  private static Answer wanted(boolean withMembers, boolean withoutObjects) {
    ObjectNode body =
        Api.JSON
            .createObjectNode()
            .put(
                "query",
                DOCUMENT.replace(
                    "query Unused { nothingThere }", "query Unused { schemaVersion }"));
    body.put("operationName", "Wanted");
    body.putObject("variables")
        .put("withMembers", withMembers)
        .put("withoutObjects", withoutObjects);
    return workspace.api().sendBody(body.toString());
  }

  @Test
  void answersFieldsInTheOrderOfTheSelection() {
    JsonNode data = wanted(true, false).data();

    List<String> names = new ArrayList<>();
    data.fieldNames().forEachRemaining(names::add);
    assertThat(names)
        .containsExactly(
            "__typename",
            "me",
            "first",
            "members",
            "objects",
            "entitlements",
            "currentWorkspace",
            "second",
            "version");
    assertThat(data.path("__typename").asText()).isEqualTo("Query");
    assertThat(data.path("me").path("firstName").asText()).isEqualTo("Ada");
    assertThat(data.path("first").get(0).path("__typename").asText()).isEqualTo("Company");
    assertThat(
            data.path("first").get(0).path("people").get(0).path("company").path("name").asText())
        .isEqualTo("Acme");
    assertThat(data.path("currentWorkspace").path("name").asText()).isEqualTo("Mixed");
  }

  @Test
  void leavesOutWhatIsSkipped() {
    JsonNode data = wanted(false, true).data();

    assertThat(data.has("members")).isFalse();
    assertThat(data.has("objects")).isFalse();
    assertThat(data.has("second")).isTrue();
  }

  @Test
  void asksWhichOfSeveralOperations() {
    ObjectNode body =
        Api.JSON
            .createObjectNode()
            .put("query", "query A { schemaVersion } query B { schemaVersion }");

    workspace.api().sendBody(body.toString()).refused("BAD_USER_INPUT");
    workspace.api().sendBody(body.put("operationName", "C").toString()).refused("BAD_USER_INPUT");
    workspace.api().sendBody(body.put("operationName", "B").toString()).data();
  }

  @Test
  void runsMutationsOfSeveralServicesInOrder() {
    JsonNode data =
        workspace.run(
            """
            mutation {
              a: createCompany(data: {name: "One"}) { name }
              b: updateUser(data: {firstName: "Augusta"}) { firstName }
              c: createCompany(data: {name: "Two"}) { name createdAt }
              __typename
            }\
            """);

    assertThat(data.path("b").path("firstName").asText()).isEqualTo("Augusta");
    assertThat(data.path("__typename").asText()).isEqualTo("Mutation");
    assertThat(
            workspace
                .run("{ companies(filter: {name: {in: [\"One\", \"Two\"]}}) { name } }")
                .path("companies")
                .findValuesAsText("name"))
        .containsExactly("One", "Two");
  }

  @Test
  void createsAndConnectsInOneMutation() {
    String machine = workspace.createObject("machine", "machines");
    String part = workspace.createObject("part", "parts");
    workspace.trySendField(machine, "serial", "TEXT", Map.of("isUnique", true)).data();
    workspace
        .trySendField(
            part,
            "machine",
            "RELATION",
            Map.of(
                "relation",
                Map.of(
                    "type", "MANY_TO_ONE",
                    "targetObjectId", machine,
                    "targetFieldName", "parts",
                    "targetFieldLabel", "Parts")))
        .data();

    JsonNode data =
        workspace.run(
            """
            mutation {
              a: createPart(data: {name: "wheel", machine: {create: {name: "engine", serial: "A1"}}}) { machine { name createdBy { source } } }
              b: createPart(data: {name: "axle", machine: {connect: {serial: "A1"}}}) { machine { parts { name } } }
            }\
            """);

    assertThat(data.at("/a/machine/createdBy/source").asText()).isEqualTo("MANUAL");
    assertThat(data.at("/b/machine/parts").findValuesAsText("name"))
        .containsExactly("wheel", "axle");
    workspace
        .send("mutation { createPart(data: {machine: {create: {serial: \"A1\"}}}) { id } }")
        .refused("UNIQUE_VIOLATION");
    workspace
        .send(
            "mutation { createPart(data: {machine: {create: {name: \"x\"}, connect: {serial: \"A1\"}}}) { id } }")
        .refused("BAD_USER_INPUT");
  }

  @Test
  void answersIntrospectionBesideData() {
    JsonNode data =
        workspace.run(
            "{ __type(name: \"Company\") { fields { name } } companies { id } __schema { queryType"
                + " { name } } }");

    assertThat(data.path("__type").path("fields").findValuesAsText("name"))
        .contains("people", "name");
    assertThat(data.path("__schema").path("queryType").path("name").asText()).isEqualTo("Query");
  }

  @Test
  void keepsThePathOfAnError() {
    Answer answer =
        workspace.send(
            "mutation { ok: createCompany(data: {name: \"Fine\"}) { id }"
                + " bad: deleteCompany(id: \"01900000-0000-7000-8000-000000000000\") { id } }");

    answer.refused("NOT_FOUND");
    assertThat(answer.body().path("errors").get(0).path("path").get(0).asText()).isEqualTo("bad");
  }

  @Test
  void servesTheSameOverGet() {
    Answer answer = workspace.api().get("/graphql?query=%7B__typename%20companies%7Bid%7D%7D");

    assertThat(answer.data().path("__typename").asText()).isEqualTo("Query");
    assertThat(
            workspace
                .api()
                .get("/graphql?query=mutation%7BsignOut(refreshToken%3A%22x%22)%7D")
                .status())
        .isEqualTo(405);
  }
}
