package io.viginti.devstack.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsPageTest {

  @TempDir Path root;

  @Test
  void thePageIsThatOfTheSources() throws IOException {
    Path repository = Path.of("..").toAbsolutePath().normalize();

    assertThat(Files.readString(SettingsPage.file(repository)))
        .as("docs/settings.md is not that of the sources; update it with ./viginti settings")
        .isEqualTo(SettingsPage.of(repository));
  }

  @Test
  void readsNamesDefaultsGroupsAndMaps() throws IOException {
    Path source = root.resolve("some-service/src/main/java/SomeConfig.java");
    Files.createDirectories(source.getParent());
    Files.writeString(
        source,
        """
        /** What {@code some} does. */
        @ConfigMapping(prefix = "viginti.some")
        public interface SomeConfig {
          /** How long, at most | about. */
          @WithDefault("2s") Duration longestWait();
          /** Where. */
          Optional<URI> where();
          Map<String, Cluster> clusters();
          interface Cluster {
            /** Its address. */
            String url();
          }
        }
        """);

    assertThat(SettingsPage.of(root))
        .contains("## viginti.some\n\nWhat `some` does. (`some-service`)")
        .contains(
            "| `viginti.some.longest-wait` | `VIGINTI_SOME_LONGEST_WAIT` | `2s` | How long, at most"
                + " \\| about. (duration) |")
        .contains("| `viginti.some.where` | `VIGINTI_SOME_WHERE` | – | Where. (address) |")
        .contains(
            "| `viginti.some.clusters.<name>.url` | `VIGINTI_SOME_CLUSTERS_<NAME>_URL` | – | Its"
                + " address. (text) |");
  }
}
