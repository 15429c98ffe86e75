package io.viginti.catalog.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.viginti.catalog.name.ReservedNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A static name that is not on the reserved list may be a custom object's name in somebody's
 * workspace already: new ones come from the list.
 */
class StaticNamesTest {
  private final StaticSdl sdl = StaticSdl.of(checkedIn());

  @Test
  void areAllReserved() {
    assertThat(ReservedNames.of(ReservedNames.Kind.TYPE)).containsAll(sdl.typeNames());
    assertThat(ReservedNames.of(ReservedNames.Kind.QUERY)).containsAll(sdl.rootFields("Query"));
    assertThat(ReservedNames.of(ReservedNames.Kind.MUTATION))
        .containsAll(sdl.rootFields("Mutation"));
    assertThat(ReservedNames.of(ReservedNames.Kind.SUBSCRIPTION))
        .containsAll(sdl.rootFields("Subscription"));
  }

  /** The services' SDL as it is checked in. */
  private static Map<String, String> checkedIn() {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      for (Path module : modules.toList()) {
        Path file =
            module.resolve("src/main/api").resolve(module.getFileName().toString() + ".graphql");
        if (Files.exists(file)) {
          texts.put(module.getFileName().toString(), Files.readString(file));
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return texts;
  }
}
