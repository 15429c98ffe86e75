package io.viginti.auth;

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
 * The checked-in schema, which the gateway packs, is the one that runs. {@code
 * -Dgolden.update=true} writes it anew.
 */
@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class SchemaIT {
  private static final Path CHECKED_IN = Path.of("src/main/api/auth-service.graphql");

  @Test
  void theCheckedInSchemaIsTheRunningOne() throws IOException {
    String running = given().get("/graphql/schema.graphql").asString().strip() + "\n";
    if (Boolean.getBoolean("golden.update")) {
      assertThat(System.getenv("CI")).as("CI never updates").isNull();
      Files.writeString(CHECKED_IN, running);
    }
    assertThat(running).isEqualTo(Files.readString(CHECKED_IN));
  }
}
