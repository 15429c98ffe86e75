package io.viginti.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.devstack.mesh.Mesh;
import io.viginti.devstack.mesh.Node;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} at seeded random moments, spread over all services and Kafka, while clients
 * write, sign up and change schemas. Afterwards every promise must be kept, once.
 */
@Order(9)
class KillsIT {
  private static final long SEED = Long.getLong("system.seed", 20_261_121L);
  private static final int KILLS =
      Integer.getInteger("system.kills", Boolean.getBoolean("system.long") ? 200 : 54);
  private static final int CLIENTS = 6;

  private static Mesh mesh;
  private static List<Workspace> workspaces;
  private static Load load;
  private static ChangesUnderFire changes;

  @BeforeAll
  static void killsUnderLoad() {
    mesh = RunningMesh.mesh();
    workspaces =
        List.of(
            Workspace.signUp(mesh.gateway(), "Kills 1"),
            Workspace.signUp(mesh.gateway(), "Kills 2"));
    Random random = new Random(SEED);
    load = Load.start(CLIENTS, workspaces, List.of(mesh.gateway()));
    changes = ChangesUnderFire.start(workspaces.getFirst());
    System.out.println("kills: seed " + SEED);
    for (String victim : victims(random)) {
      awaitProgress();
      Await.pause(Duration.ofMillis(random.nextInt(1_500)));
      mesh.kill(victim);
    }
    Await.pause(Duration.ofSeconds(2));
    changes.close();
    load.close();
    victimKinds().forEach(mesh::awaitReady);
    System.out.println("kills: " + load.acceptedWrites() + " operations were accepted");
  }

  /** A kill counts only where there is work to interrupt: the mesh must have come back to it. */
  private static void awaitProgress() {
    int before = load.acceptedWrites();
    Await.until(Duration.ofSeconds(25), load::acceptedWrites, accepted -> accepted >= before + 10);
  }

  /** Every victim equally often, in random order. */
  private static List<String> victims(Random random) {
    List<String> victims = new ArrayList<>();
    while (victims.size() < KILLS) {
      victims.addAll(victimKinds());
    }
    Collections.shuffle(victims, random);
    return victims;
  }

  /** Kafka and one instance of each service: further instances belong to other tests. */
  private static List<String> victimKinds() {
    List<String> kinds = new ArrayList<>(List.of("kafka"));
    for (Node node : Node.values()) {
      kinds.add(node.module());
    }
    return kinds;
  }

  @Test
  void answeredNothingWrong() {
    assertThat(load.failures()).isEmpty();
    assertThat(load.acceptedWrites()).isGreaterThan(100);
  }

  @Test
  void keptEveryAcceptedWrite() {
    for (Workspace workspace : workspaces) {
      Map<String, JsonNode> stored = stored(workspace);
      load.companies()
          .forEach(
              (id, company) -> {
                if (company.workspaceId.equals(workspace.id()) && company.isCreated) {
                  assertThat(stored).as("accepted company").containsKey(id);
                  assertThat(company.mayHold(stored.get(id)))
                      .as("%s holds %s, accepted %s", id, stored.get(id), company.accepted)
                      .isTrue();
                }
              });
    }
  }

  @Test
  void servesTheSameByApi() {
    for (Workspace workspace : workspaces) {
      List<String> ids =
          load.companies().entrySet().stream()
              .filter(entry -> entry.getValue().workspaceId.equals(workspace.id()))
              .filter(entry -> entry.getValue().isCreated)
              .map(Map.Entry::getKey)
              .toList();
      for (int from = 0; from < ids.size(); from += 500) {
        List<String> some = ids.subList(from, Math.min(ids.size(), from + 500));
        assertThat(
                workspace
                    .run(
                        "query($ids: [ID!]) { companies(filter: {id: {in: $ids}}, limit: 1000) { id"
                            + " } }",
                        "ids",
                        some)
                    .path("companies"))
            .hasSize(some.size());
      }
    }
  }

  @Test
  void madeExactlyOneActivityOfEachWrite() {
    for (Workspace workspace : workspaces) {
      Map<String, JsonNode> stored = stored(workspace);
      Await.until(
          Duration.ofSeconds(90),
          () -> missing(workspace, activities(workspace), stored.keySet()),
          Set::isEmpty);
      Map<String, List<String>> activities = activities(workspace);
      assertThat(missing(workspace, activities, stored.keySet())).isEmpty();
      activities.forEach(
          (id, happened) -> assertThat(happened).as("activities of " + id).doesNotHaveDuplicates());
    }
  }

  /** Writes that must have an activity and have none. */
  private static Set<String> missing(
      Workspace workspace, Map<String, List<String>> activities, Set<String> stored) {
    Set<String> missing = new TreeSet<>();
    load.companies()
        .forEach(
            (id, company) -> {
              if (company.workspaceId.equals(workspace.id()) && stored.contains(id)) {
                List<String> happened = activities.getOrDefault(id, List.of());
                if (!happened.contains("created")) {
                  missing.add(id + " created");
                }
                company.accepted.stream()
                    .filter(value -> !happened.contains("employees " + value))
                    .forEach(value -> missing.add(id + " employees " + value));
              }
            });
    return missing;
  }

  /** By company: {@code created}, and {@code employees n} for each update. */
  private static Map<String, List<String>> activities(Workspace workspace) {
    Map<String, List<String>> activities = new HashMap<>();
    Database.of(workspace)
        .rows(
            "select \"targetId\"::text, name, properties::text from \""
                + workspace.databaseSchema()
                + "\".\"timelineActivities\" where \"targetObject\" = 'companies'",
            row ->
                activities
                    .computeIfAbsent(Database.string(row, 1), id -> new ArrayList<>())
                    .add(happened(Database.string(row, 2), Database.string(row, 3))));
    return activities;
  }

  private static String happened(String name, String properties) {
    if (name.endsWith("created")) {
      return "created";
    }
    try {
      return "employees " + Api.JSON.readTree(properties).path("employees").path("after").asText();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, JsonNode> stored(Workspace workspace) {
    Map<String, JsonNode> stored = new HashMap<>();
    Database.of(workspace)
        .rows(
            "select id::text, employees::text from \""
                + workspace.databaseSchema()
                + "\".companies",
            row ->
                stored.put(
                    Database.string(row, 1),
                    Database.string(row, 2) == null
                        ? Api.JSON.nullNode()
                        : Api.JSON.getNodeFactory().textNode(Database.string(row, 2))));
    return stored;
  }

  @Test
  void leftNoChangeHalfMade() {
    List<String> inFlight =
        Await.until(
            Duration.ofSeconds(90),
            () ->
                Database.main()
                    .texts(
                        "select workspace_id || ' ' || version || ' ' || state from"
                            + " metadata.migration where state in ('PENDING', 'EXPANDED')"),
            List::isEmpty);
    assertThat(inFlight).isEmpty();
    for (Database database : List.of(Database.main(), Database.second())) {
      assertThat(
              database.texts(
                  "select n.nspname || '.' || c.relname from pg_index i join pg_class c on c.oid ="
                      + " i.indexrelid join pg_namespace n on n.oid = c.relnamespace where not"
                      + " i.indisvalid and n.nspname like 'workspace\\_%'"))
          .isEmpty();
    }
    assertThat(
            Database.main()
                .texts("select distinct state from metadata.index_metadata where state <> 'READY'"))
        .isEmpty();
  }

  @Test
  void servesEveryObjectThatMetadataHas() {
    Workspace workspace = workspaces.getFirst();
    JsonNode objects =
        workspace.run("{ objects { namePlural isCustom fields { name type } } }").path("objects");
    Set<String> names = new TreeSet<>(objects.findValuesAsText("namePlural"));
    assertThat(names).containsAll(changes.acceptedObjects());
    for (JsonNode object : objects) {
      String leaves = "id";
      for (JsonNode field : object.path("fields")) {
        if (Set.of("TEXT", "NUMBER", "DATE_TIME").contains(field.path("type").asText())) {
          leaves += " " + field.path("name").asText();
        }
      }
      workspace.run("{ " + object.path("namePlural").asText() + "(limit: 1) { " + leaves + " } }");
    }
  }

  @Test
  void finishedEveryWorkspace() {
    List<String> unfinished =
        Await.until(
            Duration.ofSeconds(90),
            () ->
                Database.main()
                    .texts("select id::text from core.workspaces where status = 'PENDING'"),
            List::isEmpty);
    assertThat(unfinished).isEmpty();
    Set<String> active =
        Database.main()
            .texts("select id::text from core.workspaces where status = 'ACTIVE'")
            .stream()
            .collect(Collectors.toSet());
    assertThat(active).containsAll(changes.acceptedWorkspaces());
    assertThat(
            Database.main()
                .texts(
                    "select w.id::text from core.workspaces w left join metadata.schema_version v"
                        + " on v.workspace_id = w.id where w.status = 'ACTIVE' and v.version is"
                        + " null"))
        .isEmpty();
    changes
        .signedUp()
        .forEach(workspace -> workspace.run("{ companies { id } views { id name } }"));
  }
}
