package io.viginti.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.devstack.servers.Libraries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./viginti import} as a user runs it: a process of its own that may be killed. */
@Order(7)
class ImportIT {
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final int ROWS = 3_000;

  @TempDir Path directory;

  @Test
  void anImportThatIsKilledIsContinuedAndDelaysNobodysEvents() throws Exception {
    Workspace workspace = Workspace.signUp(RunningMesh.gateway(), "Importers");
    Workspace neighbour = Workspace.signUp(RunningMesh.gateway(), "Neighbours");
    Path file = file();

    Process first = start(workspace, file, "40");
    Path state = Path.of(file + ".import-state.json");
    long linesBefore =
        Await.until(SOON, () -> linesIn(state), lines -> lines >= ROWS / 4 || !first.isAlive());
    first.destroyForcibly().waitFor();
    assertThat(linesBefore).as("killed half way").isBetween(1L, ROWS - 1L);
    Process second = start(workspace, file, "500");

    assertThat(second.waitFor()).isEqualTo(0);
    assertThat(Path.of(file + ".rejects.ndjson")).doesNotExist();
    Database database = Database.of(workspace);
    String table = "\"" + workspace.databaseSchema() + "\".";
    assertThat(
            database.number(
                "select count(*) from %scompanies where name like 'Company %%'".formatted(table)))
        .isEqualTo(ROWS);
    assertThat(
            database.texts(
                "select distinct \"createdBySource\" from %scompanies where name like 'Company %%'"
                    .formatted(table)))
        .containsExactly("IMPORT");
    eventsOfTheNeighbourFlow(neighbour, database, table);
    assertThat(Await.until(SOON, () -> activities(database, table), ROWS_ONCE::equals))
        .as("one activity for each row")
        .isEqualTo(ROWS_ONCE);
  }

  private static final List<String> ROWS_ONCE = List.of(ROWS + " of " + ROWS);

  /** Created now, served now, while activities of the import are still to be written. */
  private static void eventsOfTheNeighbourFlow(
      Workspace neighbour, Database database, String importedInto) {
    List<String> companies =
        IntStream.range(0, 5).mapToObj(i -> neighbour.createCompany("Now " + i)).toList();
    for (String company : companies) {
      JsonNode found =
          Await.until(
              SOON,
              () ->
                  neighbour
                      .run(
                          "query($id: ID!) { timelineActivities(filter: {targetCompanyId: {eq:"
                              + " $id}}) { name } }",
                          "id",
                          company)
                      .path("timelineActivities"),
              list -> !list.isEmpty());
      assertThat(found).hasSize(1);
    }
    assertThat(
            database.number(
                "select count(*) from %s\"timelineActivities\"".formatted(importedInto)))
        .as("activities of the import by then")
        .isLessThan(ROWS);
  }

  /** Rows that were sent again because the kill came before they were noted are updated, too. */
  private static List<String> activities(Database database, String table) {
    return database.texts(
        ("select count(*) || ' of ' || count(distinct \"targetId\") from %s\"timelineActivities\""
                + " where \"targetObject\" = 'companies' and name = 'company.created'")
            .formatted(table));
  }

  private Path file() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      lines.add(
          "{\"name\":\"Company %d\",\"domainName\":\"https://c%d.example\",\"employees\":%d}"
              .formatted(i, i, i % 500));
    }
    try {
      return Files.write(directory.resolve("companies.ndjson"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long linesIn(Path state) {
    try {
      return Files.exists(state)
          ? Api.JSON.readTree(Files.readAllBytes(state)).path("lines").asLong()
          : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  private Process start(Workspace workspace, Path file, String batch) throws IOException {
    return new ProcessBuilder(
            Libraries.java(),
            "-cp",
            Libraries.classPath(),
            "io.viginti.devstack.cli.Main",
            "--repository",
            RunningMesh.repository().toString(),
            "import",
            file.toString(),
            "--object",
            "company",
            "--key",
            "domainName",
            "--batch",
            batch,
            "--url",
            RunningMesh.gateway().toString(),
            "--token",
            workspace.api().token())
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("import.log").toFile())
        .start();
  }
}
