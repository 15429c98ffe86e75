package io.viginti.data.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.viginti.contracts.mesh.FixedRoles;
import io.viginti.contracts.mesh.MeshHeaders;
import io.viginti.data.testing.LiveSocket;
import io.viginti.data.testing.TestWorkspace;
import io.viginti.platform.news.News;
import io.viginti.testing.MeshServers;
import io.viginti.testing.TestTokens;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A role of a workspace's own at the ways in: commands, keys, live events. */
@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class EventAccessIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final UUID ROLE = UUID.fromString("00000000-0000-4000-8000-00000000007e");
  private static final String EVENTS =
      "subscription { recordEvents%s { action objectName before after updatedFields } }";
  private static final String LARGE =
      "\"rules\": [{\"objectName\": \"company\", \"filter\": {\"employees\": {\"gt\": 100}}}]";

  @Inject News news;

  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  private final TestWorkspace workspace = new TestWorkspace();
  private final UUID member = UUID.randomUUID();
  private final String restricted =
      TestTokens.user(UUID.randomUUID(), workspace.id(), member, ROLE);
  private final String admin = TestTokens.admin(workspace.id());

  @BeforeEach
  void tables() {
    workspace.publish(1);
    internal("/expand", workspace.expandRequest(), Map.of()).statusCode(204);
  }

  /** Has the role may everything but what is said. */
  private void allow(String but) throws IOException {
    ObjectNode role =
        (ObjectNode)
            JSON.readTree(
                """
                {"id": "%s", "label": "Restricted", "canReadAllRecords": true,
                 "canUpdateAllRecords": true, "canSoftDeleteAllRecords": true,
                 "canDestroyAllRecords": true, "canUpdateAllSettings": false,
                 "settings": [], "objects": [], "fields": [], "rules": []}
                """
                    .formatted(ROLE));
    role.setAll((ObjectNode) JSON.readTree("{" + but + "}"));
    workspace.publish(1, "{\"format\": 1, \"roles\": [%s]}".formatted(role));
    news.announce("schema:" + workspace.id()).await().indefinitely();
  }

  private ValidatableResponse internal(String path, String body, Map<String, String> headers) {
    return given()
        .header(MeshHeaders.MESH, TestTokens.service("workflow-service"))
        .headers(headers)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/internal/workspaces/" + workspace.id() + path)
        .then();
  }

  private ValidatableResponse graphql(String token, String query, Map<String, String> headers) {
    return given()
        .header("Authorization", "Bearer " + token)
        .headers(headers)
        .contentType(ContentType.JSON)
        .body(Map.of("query", query))
        .post("/records")
        .then();
  }

  private String create(String data) {
    return graphql(admin, "mutation { createCompany(data: {%s}) { id } }".formatted(data), Map.of())
        .extract()
        .path("data.createCompany.id");
  }

  private void update(String id, String data) {
    graphql(
            admin,
            "mutation { updateCompany(id: \"%s\", data: {%s}) { id } }".formatted(id, data),
            Map.of())
        .body("data.updateCompany.id", equalTo(id));
  }

  private LiveSocket listen(String arguments) throws InterruptedException {
    LiveSocket socket = new LiveSocket(port, restricted, EVENTS.formatted(arguments));
    Await.subscribers(port, 1);
    return socket;
  }

  private static String next(LiveSocket socket) throws InterruptedException {
    JsonNode event = socket.require("next").path("data").path("recordEvents");
    return String.join(
        " ",
        event.path("action").asText(),
        event.path("before").path("name").asText("-"),
        event.path("after").path("name").asText("-"));
  }

  @Test
  void aCommandHasTheRightsOfTheCallerWhoseTokenComesAlong() throws IOException {
    allow("\"canSoftDeleteAllRecords\": false, " + LARGE);
    String small = create("name: \"small\", employees: 5");
    create("name: \"large\", employees: 500");
    String find = "{\"operation\": \"FIND\", \"object\": \"company\"}";
    String delete =
        "{\"operation\": \"DELETE\", \"object\": \"company\", \"id\": \"%s\"}".formatted(small);
    String update =
        "{\"operation\": \"UPDATE\", \"object\": \"company\", \"id\": \"%s\", \"data\": {\"name\": \"x\"}}"
            .formatted(small);
    Map<String, String> caller = Map.of("Authorization", "Bearer " + restricted);

    internal("/records", delete, caller).statusCode(403).body("code", equalTo("FORBIDDEN"));
    internal("/records", update, caller).statusCode(404).body("code", equalTo("NOT_FOUND"));
    internal("/records", find, Map.of()).statusCode(200).body("records", hasSize(2));
    internal("/records", update, Map.of()).statusCode(200).body("records", hasSize(1));
    internal("/records", delete, Map.of()).statusCode(200).body("records", hasSize(1));
  }

  @Test
  void aKeyIsAnsweredUnderTheAccessItRanUnderOnly() throws IOException {
    allow("");
    String create = "mutation { createCompany(data: {name: \"once\", employees: 5}) { id name } }";
    Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    String id =
        graphql(restricted, create, key).statusCode(200).extract().path("data.createCompany.id");
    graphql(restricted, create, key).body("data.createCompany.id", equalTo(id));

    allow(
        "\"fields\": [{\"objectName\": \"company\", \"fieldName\": \"name\", \"canRead\": false, \"canUpdate\": false}]");

    graphql(restricted, create, key).statusCode(409).body("code", equalTo("CONFLICT"));
    String other =
        graphql(admin, create, key).statusCode(200).extract().path("data.createCompany.id");
    assertThat(other).as("another caller's key is another key").isNotEqualTo(id);
  }

  @Test
  void aRoleThatIsNotThereMayNothing() throws IOException {
    allow("");
    String stranger = TestTokens.user(UUID.randomUUID(), workspace.id(), member, UUID.randomUUID());

    graphql(stranger, "mutation { createCompany(data: {name: \"x\"}) { id } }", Map.of())
        .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
  }

  @Test
  void rulesAreCheckedByTheirBinder() {
    internal(
            "/rules/check",
            "{\"version\": 1, \"rules\": [{\"objectName\": \"company\", \"filter\": {\"name\": {\"eq\": \"$member\"}}}]}",
            Map.of())
        .statusCode(200)
        .body("problems", hasSize(1))
        .body("problems[0].path", equalTo(List.of("rules", 0, "filter", "name", "eq")));
  }

  @Test
  void eventsTellOfWhatARuleLetsSee() throws Exception {
    allow(LARGE);
    try (LiveSocket socket = listen("")) {
      create("name: \"hidden\", employees: 5");
      String id = create("name: \"a\", employees: 500");
      update(id, "name: \"b\"");
      update(id, "name: \"c\", employees: 5");
      update(id, "name: \"d\"");
      update(id, "name: \"e\", employees: 600");
      graphql(admin, "mutation { destroyCompany(id: \"%s\") { id } }".formatted(id), Map.of());

      assertThat(next(socket)).isEqualTo("CREATED - a");
      assertThat(next(socket)).isEqualTo("UPDATED a b");
      assertThat(next(socket)).as("it leaves the view").isEqualTo("UPDATED b -");
      assertThat(next(socket)).as("it comes into view").isEqualTo("UPDATED - e");
      assertThat(next(socket)).isEqualTo("DESTROYED e -");
    }
  }

  @Test
  void hiddenFieldsAreNotTold() throws Exception {
    allow(
        "\"fields\": [{\"objectName\": \"company\", \"fieldName\": \"employees\", \"canRead\": false, \"canUpdate\": false}]");
    try (LiveSocket socket = listen("(objects: [\"company\"])")) {
      String id = create("name: \"a\", employees: 5");
      update(id, "name: \"b\", employees: 6");

      socket.require("next");
      JsonNode event = socket.require("next").path("data").path("recordEvents");

      assertThat(event.path("updatedFields").toString()).isEqualTo("[\"name\"]");
      assertThat(event.path("before").has("employees")).isFalse();
      assertThat(event.path("after").has("employees")).isFalse();
      assertThat(event.path("after").path("name").asText()).isEqualTo("b");
    }
    try (LiveSocket socket =
        new LiveSocket(
            port,
            restricted,
            EVENTS.formatted("(objects: [\"company\"], filter: {employees: {gt: 1}})"))) {
      assertThat(socket.answer().toString()).contains("FORBIDDEN").contains("employees");
    }
  }

  @Test
  void objectsThatMayNotBeReadAreNotHeardOf() throws Exception {
    allow("\"objects\": [{\"objectName\": \"company\", \"canRead\": false}]");
    try (LiveSocket socket = listen("")) {
      create("name: \"a\"");
      graphql(admin, "mutation { createView(data: {name: \"v\"}) { id } }", Map.of());

      assertThat(next(socket)).isEqualTo("CREATED - v");
    }
    try (LiveSocket socket =
        new LiveSocket(port, restricted, EVENTS.formatted("(objects: [\"company\"])"))) {
      assertThat(socket.answer().toString()).contains("there is no object company");
    }
  }

  @Test
  void aChangeOfAccessHoldsFromTheNextEventOn() throws Exception {
    allow("");
    try (LiveSocket socket = listen("(filter: {employees: {gt: 1}})");
        LiveSocket unfiltered = new LiveSocket(port, restricted, EVENTS.formatted(""))) {
      Await.subscribers(port, 2);
      String id = create("name: \"a\", employees: 5");
      assertThat(next(socket)).isEqualTo("CREATED - a");
      assertThat(next(unfiltered)).isEqualTo("CREATED - a");

      allow(LARGE);
      update(id, "name: \"b\"");
      update(id, "name: \"c\", employees: 500");
      assertThat(next(socket)).isEqualTo("UPDATED - c");
      assertThat(next(unfiltered)).isEqualTo("UPDATED - c");

      allow(
          "\"fields\": [{\"objectName\": \"company\", \"fieldName\": \"employees\", \"canRead\": false, \"canUpdate\": false}]");
      update(id, "name: \"d\"");
      assertThat(next(unfiltered)).isEqualTo("UPDATED c d");

      allow("");
      update(id, "name: \"e\"");
      assertThat(next(socket)).as("the filter named what was hidden").isEqualTo("UPDATED d e");
    }
  }

  @Test
  void anotherRoleHoldsFromTheNextEventOn() throws Exception {
    allow(LARGE);
    UUID user = UUID.randomUUID();
    String token = TestTokens.user(user, workspace.id(), member, FixedRoles.MEMBER);
    try (LiveSocket socket = new LiveSocket(port, token, EVENTS.formatted(""))) {
      Await.subscribers(port, 1);
      create("name: \"a\", employees: 5");
      assertThat(next(socket)).isEqualTo("CREATED - a");

      TestTokens.user(user, workspace.id(), member, ROLE);
      news.announce("grants:" + workspace.id()).await().indefinitely();
      create("name: \"b\", employees: 5");
      create("name: \"c\", employees: 500");
      assertThat(next(socket)).isEqualTo("CREATED - c");
    }
  }
}
