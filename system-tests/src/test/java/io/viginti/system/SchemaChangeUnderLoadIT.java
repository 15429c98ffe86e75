package io.viginti.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.devstack.mesh.Mesh;
import io.viginti.devstack.mesh.Node;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Two gateways and two workspace-data-services; clients read and write an object while fields are
 * added, renamed, retyped and removed, and one of the data services is frozen past the limit of
 * staleness and woken.
 */
@Order(8)
class SchemaChangeUnderLoadIT {
  private static final Duration LOAD =
      Duration.ofSeconds(
          Integer.getInteger("system.load-seconds", Boolean.getBoolean("system.long") ? 180 : 60));
  private static final Duration PAUSE = Duration.ofSeconds(4);
  private static final int CLIENTS = 20;
  private static final String GATEWAY = "gateway-2";
  private static final String DATA = "workspace-data-service-2";

  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Set<String> gone = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> rows = new ConcurrentHashMap<>();
  private volatile String volatileField = "";
  private volatile boolean isStopped;
  private Workspace workspace;
  private List<URI> gateways;

  @BeforeAll
  static void startsSecondInstances() {
    Mesh mesh = RunningMesh.mesh();
    int offset = mesh.plan().portOffset();
    int dataPort = 8183 + offset;
    mesh.startInstance(Node.WORKSPACE_DATA, DATA, dataPort);
    mesh.startInstance(
        Node.GATEWAY,
        GATEWAY,
        8180 + offset,
        Map.of("VIGINTI_WORKSPACE_DATA_URL", "http://127.0.0.1:" + dataPort));
  }

  @AfterAll
  static void stopsThem() {
    RunningMesh.mesh().stop(GATEWAY);
    RunningMesh.mesh().stop(DATA);
  }

  @Test
  void failsNothingButWhatNamesARemovedField() throws InterruptedException {
    Mesh mesh = RunningMesh.mesh();
    gateways = List.of(mesh.gateway(), mesh.uri(GATEWAY));
    workspace = Workspace.signUp(mesh.gateway(), "Change");
    String object = workspace.createObject("thing", "things");
    workspace.createField(object, "number", "NUMBER");

    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      boolean namesTheVolatileField = i % 4 == 0;
      clients.add(Thread.ofVirtual().start(() -> client(namesTheVolatileField)));
    }
    Thread freezer = Thread.ofVirtual().start(() -> freezeAndWake(mesh));
    Instant end = Instant.now().plus(LOAD);
    int rounds = 0;
    while (Instant.now().isBefore(end) && failures.isEmpty()) {
      changeOneField(object, rounds++);
    }
    isStopped = true;
    for (Thread client : clients) {
      client.join();
    }
    freezer.join();

    assertThat(failures).isEmpty();
    assertThat(rounds).isGreaterThan(2);
    assertThat(rows).hasSizeGreaterThan(100);
    assertNoRowIsLost();
  }

  private void freezeAndWake(Mesh mesh) {
    Await.pause(LOAD.dividedBy(4));
    mesh.pause(DATA);
    Await.pause(PAUSE);
    mesh.resume(DATA);
  }

  /**
   * Adds, uses, renames, retypes and removes a field; every change is used by the very next
   * request.
   */
  private void changeOneField(String object, int round) {
    String name = "extra" + round;
    String renamed = "other" + round;
    String field = workspace.createField(object, name, "NUMBER");
    volatileField = name;
    throughEach(api -> use(api, name, 7));

    gone.add(name);
    update(field, Map.of("name", renamed));
    volatileField = renamed;
    throughEach(api -> use(api, renamed, 8));
    throughEach(api -> refusedAsUnknown(api, name));

    update(field, Map.of("type", "NUMERIC"));
    throughEach(api -> use(api, renamed, "8.5"));

    gone.add(renamed);
    volatileField = "";
    workspace.run("mutation($id: ID!) { deleteField(id: $id) { id } }", "id", field);
    throughEach(api -> refusedAsUnknown(api, renamed));
  }

  private void update(String field, Map<String, Object> data) {
    workspace.run(
        "mutation($id: ID!, $d: FieldUpdateInput!) { updateField(id: $id, data: $d) { id } }",
        "id",
        field,
        "d",
        data);
  }

  private void throughEach(java.util.function.Consumer<Api> work) {
    for (URI gateway : gateways) {
      work.accept(workspace.api().through(gateway));
    }
  }

  private void use(Api api, String field, Object value) {
    String id = UUID.randomUUID().toString();
    Map<String, Object> data = new HashMap<>(Map.of("id", id, "name", "used", field, value));
    Answer answer =
        api.send(
            "mutation($d: ThingCreateInput!) { createThing(data: $d) { " + field + " } }",
            "d",
            data);
    if (!answer.isAccepted()) {
      failures.add(field + " through " + api.gateway() + ": " + answer.shortened());
      return;
    }
    String stored = answer.data().path("createThing").path(field).asText();
    if (!stored.equals(value.toString())) {
      failures.add(field + " holds " + stored + ", not " + value);
    }
    rows.put(id, -1);
  }

  private void refusedAsUnknown(Api api, String field) {
    Answer answer = api.send("{ things(limit: 1) { " + field + " } }");
    if (!answer.codes().equals(List.of("BAD_USER_INPUT"))) {
      failures.add("removed " + field + " through " + api.gateway() + ": " + answer.shortened());
    }
  }

  private void client(boolean namesTheVolatileField) {
    int turn = 0;
    while (!isStopped && failures.isEmpty()) {
      Api api = workspace.api().through(gateways.get(turn++ % gateways.size()));
      String id = UUID.randomUUID().toString();
      step(
          api,
          "mutation($id: ID!) { createThing(data: {id: $id, name: \"row\", number: 1}) { id } }",
          id);
      rows.put(id, 1);
      step(api, "mutation($id: ID!) { updateThing(id: $id, data: {number: 2}) { number } }", id);
      rows.put(id, 2);
      JsonNode read = step(api, "query($id: ID) { thing(id: $id) { name number } }", id);
      if (read.path("thing").path("number").asInt() != 2) {
        failures.add("read " + read + " after writing 2");
      }
      step(
          api,
          "query($id: ID) { things(filter: {id: {eq: $id}}, orderBy: [{name: AscNullsLast}]) { id }"
              + " }",
          id);
      if (namesTheVolatileField) {
        nameVolatileField(api);
      }
    }
  }

  private JsonNode step(Api api, String operation, String id) {
    Answer answer = api.send(operation, "id", id);
    if (!answer.isAccepted()) {
      failures.add(operation + " through " + api.gateway() + ": " + answer.shortened());
    }
    return answer.body().path("data");
  }

  private void nameVolatileField(Api api) {
    String field = volatileField;
    if (field.isEmpty()) {
      return;
    }
    Answer answer =
        api.send("{ things(limit: 3, filter: {" + field + ": {is: NOT_NULL}}) { " + field + " } }");
    boolean isValidationError = answer.codes().stream().allMatch("BAD_USER_INPUT"::equals);
    if (!answer.isAccepted() && !(isValidationError && gone.contains(field))) {
      failures.add(field + ": " + answer.shortened());
    }
  }

  private void assertNoRowIsLost() {
    Map<String, String> stored = new HashMap<>();
    Database.of(workspace)
        .rows(
            "select id::text, number::text from \"" + workspace.databaseSchema() + "\".things",
            row -> stored.put(Database.string(row, 1), String.valueOf(Database.string(row, 2))));
    assertThat(stored.keySet()).containsExactlyInAnyOrderElementsOf(rows.keySet());
    rows.forEach(
        (id, number) ->
            assertThat(stored.get(id)).isEqualTo(number < 0 ? "null" : number.toString()));
  }
}
