package io.viginti.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.devstack.mesh.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A record that thousands hang on is gone at once and destroyed by a job that survives a kill. */
@Order(7)
class DestructionIT {
  private static final Duration SOON = Duration.ofSeconds(120);
  private static final int VISITS = 8_000;
  private static final int BATCH = 1_000;
  private static final String JOBS =
      "{ backgroundJobs(kind: \"records.destroy\") { state progress error } }";

  @Test
  void aDestructionOfThousandsGoesOnAfterAKill() {
    Workspace workspace = Workspace.signUp(RunningMesh.gateway(), "Destroyers");
    String visit = workspace.createObject("visit", "visits");
    workspace.createField(
        visit,
        "company",
        "RELATION",
        Map.of(
            "relation",
            Map.of(
                "type", "MANY_TO_ONE",
                "targetObjectId", workspace.objectId("company"),
                "targetFieldName", "visits",
                "targetFieldLabel", "Visits",
                "onDelete", "CASCADE")));
    String company = workspace.createCompany("Crowded");
    createVisits(workspace, company);

    JsonNode answer =
        workspace.run(
            "mutation($id: ID!) { destroyCompany(id: $id) { id deletedAt } }", "id", company);
    assertThat(answer.path("destroyCompany").path("deletedAt").isTextual()).isTrue();
    assertThat(workspace.run("{ companies { id } }").path("companies")).isEmpty();
    assertThat(
            workspace
                .send("mutation($id: ID!) { restoreCompany(id: $id) { id } }", "id", company)
                .codes())
        .containsExactly("CONFLICT");

    Database database = Database.of(workspace);
    String visits = "select count(*) from \"%s\".visits".formatted(workspace.databaseSchema());
    Await.until(SOON, () -> database.number(visits), left -> left < VISITS);
    RunningMesh.mesh().kill(Node.WORKSPACE_DATA.module());
    RunningMesh.mesh().awaitReady(Node.WORKSPACE_DATA.module());

    JsonNode jobs =
        Await.until(
            SOON,
            () -> workspace.run(JOBS).path("backgroundJobs"),
            list -> list.path(0).path("state").asText().equals("SUCCEEDED"));
    assertThat(jobs).hasSize(1);
    assertThat(jobs.path(0).path("state").asText()).isEqualTo("SUCCEEDED");
    assertThat(jobs.path(0).path("progress").asInt()).isEqualTo(100);
    assertThat(database.number(visits)).isZero();
    assertThat(
            database.number(
                "select count(*) from \"%s\".companies".formatted(workspace.databaseSchema())))
        .isZero();
    assertThat(
            workspace
                .send("mutation($id: ID!) { destroyCompany(id: $id) { id } }", "id", company)
                .codes())
        .containsExactly("NOT_FOUND");
  }

  private static void createVisits(Workspace workspace, String company) {
    for (int from = 0; from < VISITS; from += BATCH) {
      List<Map<String, Object>> some = new ArrayList<>();
      for (int i = 0; i < BATCH; i++) {
        some.add(Map.of("name", "Visit " + (from + i), "companyId", company));
      }
      workspace.run(
          "mutation($data: [VisitCreateInput!]!) { createVisits(data: $data) { id } }",
          "data",
          some);
    }
  }
}
