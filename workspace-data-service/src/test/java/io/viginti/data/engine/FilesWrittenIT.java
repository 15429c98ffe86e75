package io.viginti.data.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class FilesWrittenIT extends EngineChecks {
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
