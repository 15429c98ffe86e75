package io.viginti.metadata.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.viginti.catalog.Catalog;
import io.viginti.catalog.schema.SchemaBuilder;
import io.viginti.catalog.schema.StaticSdl;
import io.viginti.metadata.plan.ShapeOf;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/api/schema.graphql}: what a client of a fresh workspace sees. A change of the public
 * API shows there; {@code -Dgolden.update=true} writes it anew, which CI refuses.
 */
class PublicSchemaTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path SNAPSHOT = ROOT.resolve("docs/api/schema.graphql");
  private static final UUID WORKSPACE = UUID.fromString("0198a000-0000-7000-8000-000000000001");

  @Test
  void theSnapshotIsCurrent() throws IOException {
    String now =
        new SchemaBuilder(StaticSdl.of(checkedIn()))
            .build(Catalog.of(ShapeOf.model(StandardModel.of(WORKSPACE))))
            .sdl();

    if (Boolean.getBoolean("golden.update") && System.getenv("CI") == null) {
      Files.createDirectories(SNAPSHOT.getParent());
      Files.writeString(SNAPSHOT, now);
    }

    assertThat(now)
        .as("the public schema and docs/api/schema.graphql; -Dgolden.update=true writes it anew")
        .isEqualTo(Files.readString(SNAPSHOT));
  }

  private static Map<String, String> checkedIn() throws IOException {
    Map<String, String> sdls = new TreeMap<>();
    try (DirectoryStream<Path> services = Files.newDirectoryStream(ROOT, "*-service")) {
      for (Path service : services) {
        String name = service.getFileName().toString();
        Path sdl = service.resolve("src/main/api").resolve(name + ".graphql");
        if (Files.exists(sdl)) {
          sdls.put(name, Files.readString(sdl));
        }
      }
    }
    return sdls;
  }
}
