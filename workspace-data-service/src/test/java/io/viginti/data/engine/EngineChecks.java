package io.viginti.data.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A database of a test class's own, with the rows of {@code seed.graphql} before every test. */
abstract class EngineChecks {
  static RecordDatabase database;

  @BeforeAll
  static void start(@TempDir Path directory) throws SQLException, IOException {
    database = new RecordDatabase(directory);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void seed() throws SQLException, IOException {
    database.reset();
  }

  /** The code of the first error; empty without one. */
  static String codeOf(JsonNode answer) {
    return answer.at("/errors/0/extensions/code").asText();
  }
}
