package io.viginti.devstack.imports;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What to import and how.
 *
 * @param object singular name of the object
 * @param key dotted path in a row to what identifies it; without one the whole row does
 * @param renames field of the row to field of the object
 * @param links relation of the object to the singular name of the object it leads to; the row holds
 *     the key of the record there, which was imported with that key too
 * @param batchRows rows in a request at most
 */
public record ImportOptions(
    Path file,
    String object,
    Optional<String> key,
    Map<String, String> renames,
    Map<String, String> links,
    int batchRows) {

  private static final int MOST_ROWS = 1000;

  public ImportOptions {
    if (batchRows < 1 || batchRows > MOST_ROWS) {
      throw new IllegalArgumentException(
          "a batch has 1 to " + MOST_ROWS + " rows, not " + batchRows);
    }
    renames = Map.copyOf(renames);
    links = Map.copyOf(links);
  }

  /** Where refused rows are written. */
  public Path rejects() {
    return file.resolveSibling(file.getFileName() + ".rejects.ndjson");
  }

  /** Where it is noted how far an import has come, until it is done. */
  public Path state() {
    return file.resolveSibling(file.getFileName() + ".import-state.json");
  }
}
