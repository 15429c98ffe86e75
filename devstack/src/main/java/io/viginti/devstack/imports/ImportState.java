package io.viginti.devstack.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * How far an import has come.
 *
 * @param source what is imported: an import continues only one of the same
 * @param offset bytes of the file that are done
 * @param lines lines that are done
 * @param rejected how many of them were refused
 * @param rejectsSize length of the file of refused rows
 */
record ImportState(String source, long offset, long lines, long rejected, long rejectsSize) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static ImportState start(String source) {
    return new ImportState(source, 0, 0, 0, 0);
  }

  /** The state noted in the file, when it is one of this source. */
  static Optional<ImportState> find(Path file, String source) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(file), ImportState.class))
          .filter(state -> source.equals(state.source()));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  void write(Path file) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.write(next, JSON.writeValueAsBytes(this));
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
