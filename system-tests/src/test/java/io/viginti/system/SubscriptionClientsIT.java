package io.viginti.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The npm clients of both subscription protocols receive what happens. */
@Order(7)
class SubscriptionClientsIT {
  private static final String EVENTS =
      "subscription { recordEvents(objects: [\"company\"]) { action objectName recordId before"
          + " after updatedFields actor occurredAt } }";

  private static Workspace workspace;
  private static Workspace other;

  @BeforeAll
  static void signsUp() {
    NodeScripts.requireNode();
    workspace = Workspace.signUp(RunningMesh.gateway(), "Events");
    other = Workspace.signUp(RunningMesh.gateway(), "Other events");
  }

  private static NodeScripts.Running subscribe(String protocol, String query) {
    String address = RunningMesh.gateway() + "/graphql";
    return NodeScripts.start(
        protocol + ".mjs",
        protocol.equals("ws") ? address.replaceFirst("^http", "ws") : address,
        workspace.api().token(),
        query);
  }

  /** Nobody says when a subscription has begun: something is made to happen until it is told. */
  private static JsonNode first(
      NodeScripts.Running client, Runnable makeHappen, Predicate<JsonNode> wanted) {
    List<JsonNode> lines =
        Await.until(
            Duration.ofSeconds(60),
            () -> {
              makeHappen.run();
              return client.lines();
            },
            seen -> seen.stream().anyMatch(wanted) || !client.isAlive());
    return lines.stream()
        .filter(wanted)
        .findFirst()
        .orElseThrow(() -> new AssertionError("not told; it said " + lines));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ws", "sse"})
  void receivesRecordEvents(String protocol) {
    try (NodeScripts.Running client = subscribe(protocol, EVENTS)) {
      other.createCompany("Not ours");
      JsonNode told =
          first(
              client,
              () -> workspace.createCompany("Told by " + protocol),
              line -> line.has("data"));

      JsonNode event = told.path("data").path("recordEvents");
      assertThat(event.path("action").asText()).isEqualTo("CREATED");
      assertThat(event.path("objectName").asText()).isEqualTo("company");
      assertThat(event.path("after").path("name").asText()).isEqualTo("Told by " + protocol);
      assertThat(event.path("before").isNull()).isTrue();
      assertThat(event.path("actor").path("name").asText()).isEqualTo("Ada Lovelace");

      String id = event.path("recordId").asText();
      workspace.run(
          "mutation($id: ID!) { updateCompany(id: $id, data: {employees: 3}) { id } }", "id", id);
      JsonNode updated =
          first(
                  client,
                  () -> {},
                  line ->
                      line.path("data")
                          .path("recordEvents")
                          .path("action")
                          .asText()
                          .equals("UPDATED"))
              .path("data")
              .path("recordEvents");
      assertThat(updated.path("updatedFields").toString()).isEqualTo("[\"employees\"]");
      assertThat(updated.path("before").path("employees").isNull()).isTrue();
      assertThat(updated.path("after").path("employees").asInt()).isEqualTo(3);
      assertThat(client.lines().toString()).doesNotContain("Not ours");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ws", "sse"})
  void filtersRecordEvents(String protocol) {
    String query =
        "subscription { recordEvents(objects: [\"company\"], actions: [CREATED, UPDATED, DESTROYED],"
            + " filter: {name: {startsWith: \"Watched\"}, not: {employees: {lt: 10}}})"
            + " { action recordId before after } }";
    try (NodeScripts.Running client = subscribe(protocol, query)) {
      JsonNode told =
          first(
              client,
              () -> {
                workspace.createCompany("Ignored");
                workspace.run(
                    "mutation { createCompany(data: {name: \"Watched\", employees: 10}) { id } }");
              },
              line -> line.has("data"));
      String id = told.path("data").path("recordEvents").path("recordId").asText();
      for (int employees : List.of(5, 4)) {
        workspace.run(
            "mutation($id: ID!, $n: Int) { updateCompany(id: $id, data: {employees: $n}) { id } }",
            "id",
            id,
            "n",
            employees);
      }
      workspace.run(
          "mutation($id: ID!) { updateCompany(id: $id, data: {employees: 20}) { id }"
              + " deleteCompany(id: $id) { id } destroyCompany(id: $id) { id } }",
          "id",
          id);

      first(client, () -> {}, line -> event(line, id).startsWith("DESTROYED"));
      assertThat(client.lines().stream().map(line -> event(line, id)))
          .filteredOn(event -> !event.isEmpty())
          .containsExactly("CREATED  10", "UPDATED 10 5", "UPDATED 4 20", "DESTROYED 20 ");
      assertThat(client.lines().toString()).doesNotContain("Ignored");
    }
  }

  /** Action and number of employees before and after; empty for other records' lines. */
  private static String event(JsonNode line, String id) {
    JsonNode event = line.path("data").path("recordEvents");
    return event.path("recordId").asText().equals(id)
        ? String.join(
            " ",
            event.path("action").asText(),
            event.path("before").path("employees").asText(""),
            event.path("after").path("employees").asText(""))
        : "";
  }

  @ParameterizedTest
  @ValueSource(strings = {"ws", "sse"})
  void refusesAFilterOnWhatIsNotThere(String protocol) {
    for (String filter : List.of("{colour: {eq: \"red\"}}", "{people: {some: {}}}")) {
      String query = "subscription { recordEvents(filter: %s) { recordId } }".formatted(filter);
      try (NodeScripts.Running client = subscribe(protocol, query)) {
        assertThat(client.finish().toString()).contains("BAD_USER_INPUT");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ws", "sse"})
  void isToldOfANewSchema(String protocol) {
    try (NodeScripts.Running client =
        subscribe(protocol, "subscription { schemaChanged { version objects } }")) {
      int[] count = {0};
      JsonNode told =
          first(
              client,
              () ->
                  workspace.createObject(
                      protocol + "thing" + count[0], protocol + "things" + count[0]++),
              line -> line.has("data"));

      assertThat(told.path("data").path("schemaChanged").path("version").asInt()).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ws", "sse"})
  void isRefusedWithoutAToken(String protocol) {
    String address = RunningMesh.gateway() + "/graphql";
    try (NodeScripts.Running client =
        NodeScripts.start(
            protocol + ".mjs",
            protocol.equals("ws") ? address.replaceFirst("^http", "ws") : address,
            "nonsense",
            EVENTS)) {
      List<JsonNode> lines = client.finish();

      assertThat(lines).isNotEmpty();
      assertThat(lines.toString()).doesNotContain("recordEvents\":{");
    }
  }
}
