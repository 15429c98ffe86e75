package io.viginti.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares a running service's SDL with the checked-in {@code src/main/api/<service>.graphql},
 * which the gateway is built with. {@code -Dgolden.update=true} writes it; refused in CI.
 */
public final class StaticSdl {
  private StaticSdl() {}

  /**
   * @param service {@code workflow-service}
   * @param running what {@code GET /graphql/schema.graphql} answers
   */
  public static void check(String service, String running) {
    Path file = Path.of("src/main/api", service + ".graphql");
    String actual = running.replace("\r\n", "\n").strip() + "\n";
    try {
      if (Boolean.getBoolean("golden.update")) {
        if (System.getenv("CI") != null) {
          throw new IllegalStateException("the SDL is not updated in CI");
        }
        Files.createDirectories(Path.of("src/main/api"));
        Files.writeString(file, actual);
      }
      assertThat(Files.exists(file) ? Files.readString(file) : "").isEqualTo(actual);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
