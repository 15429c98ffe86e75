package io.viginti.data.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.viginti.data.testing.LiveSocket;
import io.viginti.data.testing.TestFiles;
import io.viginti.data.testing.TestWorkspace;
import io.viginti.testing.MeshServers;
import io.viginti.testing.TestTokens;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class FileEventsIT {
  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  private final TestWorkspace workspace = new TestWorkspace().publish(1);
  private final TestFiles files = new TestFiles(workspace);

  @Test
  void eventsCarryLinksThatWork() throws Exception {
    files.makeTables();
    String id = files.upload("a.txt", "text".getBytes(StandardCharsets.UTF_8));
    try (LiveSocket socket =
        new LiveSocket(
            port,
            TestTokens.admin(workspace.id()),
            "subscription { recordEvents { objectName after } }")) {
      Await.subscribers(port, 1);
      files.attach(id);

      JsonNode paper = socket.require("next").at("/data/recordEvents/after/papers/0");

      assertThat(paper.path("label").asText()).isEqualTo("a.txt");
      given()
          .urlEncodingEnabled(false)
          .get(TestFiles.local(paper.path("url").asText()))
          .then()
          .statusCode(200);
    }
  }
}
