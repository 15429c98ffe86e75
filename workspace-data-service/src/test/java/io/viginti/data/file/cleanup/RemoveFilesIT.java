package io.viginti.data.file.cleanup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.viginti.data.cluster.Clusters;
import io.viginti.data.cluster.WorkspaceSchema;
import io.viginti.data.file.storage.FileStorage;
import io.viginti.data.testing.TestFiles;
import io.viginti.data.testing.TestWorkspace;
import io.viginti.testing.MeshServers;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class RemoveFilesIT {
  @Inject RemoveFiles removal;
  @Inject PurgeFiles purge;
  @Inject Clusters clusters;
  @Inject FileStorage storage;

  private final TestWorkspace workspace = new TestWorkspace().publish(1);
  private final TestFiles files = new TestFiles(workspace);

  @BeforeEach
  void tables() {
    files.makeTables();
  }

  private String upload() {
    return files.upload("a.txt", "0123456789".getBytes(StandardCharsets.UTF_8));
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = clusters.require("main").connect();
        Statement run = connection.createStatement()) {
      run.execute(statement);
    }
  }

  /** A run after the retention. */
  private void laterRun() throws SQLException, IOException {
    sql("update records.files set due_at = now() where workspace_id = '" + workspace.id() + "'");
    removal.removeDue();
  }

  private String stateOf(String file) throws SQLException {
    try (Connection connection = clusters.require("main").connect();
        Statement query = connection.createStatement();
        ResultSet row =
            query.executeQuery("select state from records.files where id = '" + file + "'")) {
      return row.next() ? row.getString(1) : "gone";
    }
  }

  private boolean hasBytes(String file) {
    return Files.exists(storage.staging().resolveSibling(workspace.id().toString()).resolve(file));
  }

  private void records(String field) {
    String answer = files.records(field).extract().asString();
    assertThat(answer).doesNotContain("errors");
  }

  @Test
  void whatWasNeverAttachedOrUploadedGoes() throws Exception {
    String stored = upload();
    String pending = files.begin("b.txt", null).path("fileId").asText();
    removal.removeDue();
    assertThat(stateOf(stored)).isEqualTo("STORED");

    laterRun();

    assertThat(stateOf(stored)).isEqualTo("gone");
    assertThat(stateOf(pending)).isEqualTo("gone");
    assertThat(hasBytes(stored)).isFalse();
  }

  @Test
  void whatIsAttachedStaysUntilItsLastReferenceWentTwoRunsAgo() throws Exception {
    String file = upload();
    UUID first = files.company(file);
    UUID second = files.company(file);
    laterRun();
    records("destroyCompany(id: \"" + first + "\") { id }");
    records("deleteCompany(id: \"" + second + "\") { id }");
    laterRun();
    laterRun();
    assertThat(stateOf(file)).as("a deleted record can be restored").isEqualTo("STORED");

    records("destroyCompany(id: \"" + second + "\") { id }");
    laterRun();
    assertThat(stateOf(file)).isEqualTo("STORED");
    laterRun();

    assertThat(stateOf(file)).isEqualTo("gone");
    assertThat(hasBytes(file)).isFalse();
  }

  @Test
  void everyWayOfWritingKeepsAFile() throws Exception {
    String updated = upload();
    String many = upload();
    String upserted = upload();
    String merged = upload();
    String inactive = upload();
    UUID company = files.company(upload());
    UUID loser = files.company(merged);
    records(
        "updateCompany(id: \"%s\", data: {papers: [{fileId: \"%s\"}]}) { id }"
            .formatted(company, updated));
    UUID others = files.company(upload());
    records(
        "updateCompanies(filter: {id: {eq: \"%s\"}}, data: {papers: [{fileId: \"%s\"}]}) { id }"
            .formatted(others, many));
    records(
        "createCompany(upsert: true, data: {id: \"%s\", name: \"U\", papers: [{fileId: \"%s\"}]}) { id }"
            .formatted(UUID.randomUUID(), upserted));
    records(
        "mergeCompanies(ids: [\"%s\", \"%s\"], conflictPriorityIndex: 0) { id }"
            .formatted(company, loser));
    records("destroyCompany(id: \"" + loser + "\") { id }");
    // a field that is switched off is in no catalog any more, its column is
    String table = WorkspaceSchema.nameOf(workspace.id()) + ".companies";
    sql("alter table " + table + " add column \"offPapers\" jsonb");
    sql(
        "update %s set \"offPapers\" = '[{\"fileId\": \"%s\"}]' where id = '%s'"
            .formatted(table, inactive, others));

    laterRun();
    laterRun();
    laterRun();

    for (String file : new String[] {updated, many, upserted, merged, inactive}) {
      assertThat(stateOf(file)).isEqualTo("STORED");
    }
  }

  @Test
  void anAttachmentBetweenLookingAndRemovingWins() throws Exception {
    String file = upload();
    try (Connection connection = clusters.require("main").connect()) {
      CleanupStore looking = new CleanupStore(connection);
      assertThat(
              new FileReferences(connection, WorkspaceSchema.nameOf(workspace.id()))
                  .among(java.util.List.of(UUID.fromString(file))))
          .isEmpty();
      files.company(file);
      looking.areLoose(java.util.List.of(UUID.fromString(file)), Duration.ofDays(1));
    }
    assertThat(stateOf(file)).isEqualTo("STORED");
    laterRun();
    assertThat(stateOf(file)).isEqualTo("STORED");
  }

  @Test
  void aRunThatDiedIsContinued() throws Exception {
    String judged = upload();
    String leased = upload();
    sql("update records.files set state = 'REMOVED' where id = '" + judged + "'");
    sql("update records.files set due_at = now() where id = '" + leased + "'");
    try (Connection connection = clusters.require("main").connect()) {
      // other tests' files may be due as well
      while (!new CleanupStore(connection).lease(Duration.ofMinutes(10)).isEmpty()) {
        continue;
      }
    }
    removal.removeDue();
    assertThat(stateOf(judged)).isEqualTo("gone");
    assertThat(hasBytes(judged)).isFalse();
    assertThat(stateOf(leased)).as("leased by the run that died").isEqualTo("STORED");

    laterRun();

    assertThat(stateOf(leased)).isEqualTo("gone");
  }

  @Test
  void stagingFilesOfDeadUploadsGo() throws Exception {
    Path dead = Files.createTempFile(storage.staging(), "dead", "");
    Path living = Files.createTempFile(storage.staging(), "living", "");
    Files.setLastModifiedTime(dead, FileTime.from(Instant.now().minus(Duration.ofDays(2))));

    removal.removeDue();

    assertThat(dead).doesNotExist();
    assertThat(living).exists();
    Files.delete(living);
  }

  @Test
  void aDeletedWorkspacesFilesGoAndNobodyElses() throws Exception {
    String file = upload();
    TestFiles others = new TestFiles(new TestWorkspace().publish(1));
    others.makeTables();
    String kept = others.upload("b.txt", new byte[] {1});

    purge.purge(workspace.id()).await().atMost(Duration.ofSeconds(30));
    purge.purge(workspace.id()).await().atMost(Duration.ofSeconds(30));

    assertThat(stateOf(file)).isEqualTo("gone");
    assertThat(hasBytes(file)).isFalse();
    assertThat(stateOf(kept)).isEqualTo("STORED");
    given()
        .urlEncodingEnabled(false)
        .get(TestFiles.local(others.attach(kept)))
        .then()
        .statusCode(200);
  }
}
