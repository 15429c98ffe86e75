package io.viginti.data.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FilesWrittenIT extends EngineChecks {
  /** As if nothing of the seed referred to it. */
  @BeforeEach
  void noReference() throws SQLException {
    database.rows(
        "update records.files set unreferenced_since = now() where id = '%s' returning id"
            .formatted(RecordDatabase.FILE));
  }

  @Test
  void aRecordThatIsCreatedForAnotherHasItsFiles() throws Exception {
    JsonNode answer =
        database.graphql(
            """
            mutation { createSample(data: {text: "in", parent: {create: {text: "out",
              files: [{fileId: "%s"}]}}}) { parent { files { label extension } } } }
            """
                .formatted(RecordDatabase.FILE));

    assertThat(answer.at("/data/createSample/parent/files").toString())
        .as(answer.toString())
        .isEqualTo("[{\"label\":\"photo.png\",\"extension\":\"png\"}]");
    assertThat(
            database.rows(
                "select unreferenced_since is null from records.files where id = '%s'"
                    .formatted(RecordDatabase.FILE)))
        .containsExactly("t");
  }

  @Test
  void aWriteThatFailsLeavesTheFileUnreferenced() throws Exception {
    JsonNode answer =
        database.graphql(
            """
            mutation { createSample(data: {text: "x", companyId: "%s", files: [{fileId: "%s"}]})
              { id } }
            """
                .formatted(RecordDatabase.MEMBER, RecordDatabase.FILE));

    assertThat(answer.has("errors")).as(answer.toString()).isTrue();
    assertThat(
            database.rows(
                "select unreferenced_since is null from records.files where id = '%s'"
                    .formatted(RecordDatabase.FILE)))
        .containsExactly("f");
  }
}
