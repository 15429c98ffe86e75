package io.viginti.metadata;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.viginti.testing.MeshServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The checked-in schema is the one that is served: the gateway packs it. Written anew with {@code
 * -Dgolden.update=true}.
 */
@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class SchemaFileIT {
  private static final Path FILE = Path.of("src/main/api/metadata-service.graphql");

  @Test
  void theFileIsWhatIsServed() throws IOException {
    String served = given().get("/graphql/schema.graphql").asString().strip() + "\n";
    if (Boolean.getBoolean("golden.update")) {
      assertThat(System.getenv("CI")).as("CI never updates").isNull();
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, served);
    }
    assertThat(Files.readString(FILE)).isEqualTo(served);
  }
}
