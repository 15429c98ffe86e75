package io.viginti.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Golden cases: a folder each, with inputs and expected outputs as files. {@code
 * -Dgolden.update=true} writes what came out instead of comparing; in CI (environment variable
 * {@code CI}) that is refused.
 */
public final class GoldenCases {
  private GoldenCases() {}

  /**
   * One test for each folder under {@code root} that holds {@code marker}.
   *
   * @param marker file that makes a folder a case: {@code query.graphql}
   * @param run from the case's folder to the outputs by file name
   */
  public static Stream<DynamicTest> in(
      Path root, String marker, Function<Path, Map<String, String>> run) {
    return folders(root, marker).stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    root.relativize(folder).toString(), () -> compare(folder, run.apply(folder))));
  }

  /** A case's file; empty when it has none of that name. */
  public static String read(Path folder, String name) {
    try {
      Path file = folder.resolve(name);
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + " of " + folder, e);
    }
  }

  private static List<Path> folders(Path root, String marker) {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(path -> Files.exists(path.resolve(marker))).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("no golden cases in " + root, e);
    }
  }

  private static void compare(Path folder, Map<String, String> outputs) throws IOException {
    boolean isUpdate = Boolean.getBoolean("golden.update");
    if (isUpdate && System.getenv("CI") != null) {
      throw new IllegalStateException("golden files are not updated in CI");
    }
    for (Map.Entry<String, String> output : outputs.entrySet()) {
      String actual = normal(output.getValue());
      if (isUpdate) {
        Files.writeString(folder.resolve(output.getKey()), actual);
      } else {
        assertThat(actual)
            .as("%s/%s", folder.getFileName(), output.getKey())
            .isEqualTo(normal(read(folder, output.getKey())));
      }
    }
  }

  private static String normal(String text) {
    return text.replace("\r\n", "\n").stripTrailing() + "\n";
  }
}
