package io.viginti.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.viginti.testing.MeshServers;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the other services hear of a workspace's life. */
@QuarkusTest
@QuarkusTestResource(MeshServers.class)
@QuarkusTestResource(QuickPurge.class)
class EventIT {
  @ConfigProperty(name = "viginti.kafka.bootstrap")
  String bootstrap;

  @Inject Pool database;

  @BeforeAll
  static void upstream() {
    Upstream.install();
  }

  @Test
  void tellOfAWorkspaceAndItsMembers() {
    String name = "Told " + UUID.randomUUID();
    JsonNode owner = GraphQl.signUp(GraphQl.newEmail(), name);
    String workspaceId = owner.at("/workspace/id").asText();
    GraphQl.of(owner).data("mutation{updateUser(data:{lastName:\"Skłodowska\"}){id}}");
    GraphQl.of(owner)
        .data("mutation($n:String!){deleteWorkspace(confirmName:$n)}", Map.of("n", name));

    database
        .preparedQuery("update workspaces set purge_after = now() where id = $1")
        .executeAndAwait(Tuple.of(UUID.fromString(workspaceId)));

    List<JsonNode> events = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer = consumer()) {
      consumer.subscribe(List.of("viginti.workspace.v1", "viginti.member.v1"));
      Await.until(
          Duration.ofSeconds(30),
          () -> {
            consumer
                .poll(Duration.ofMillis(200))
                .forEach(
                    message -> {
                      if (message.key().equals(workspaceId)) {
                        events.add(read(message.value()));
                      }
                    });
            return events;
          },
          seen -> seen.size() >= 5);
    }
    assertThat(types(events, "workspace."))
        .containsExactly("workspace.created", "workspace.suspended", "workspace.deleted");
    assertThat(types(events, "member.")).containsExactly("member.joined", "member.updated");
    JsonNode updated =
        events.stream()
            .filter(e -> e.get("type").asText().equals("member.updated"))
            .findFirst()
            .orElseThrow();
    assertThat(updated.at("/data/lastName").asText()).isEqualTo("Skłodowska");
    assertThat(updated.at("/data/userId")).isEqualTo(owner.at("/user/id"));
    assertThat(updated.get("workspaceid").asText()).isEqualTo(workspaceId);
  }

  private static List<String> types(List<JsonNode> events, String prefix) {
    return events.stream()
        .map(event -> event.get("type").asText())
        .filter(type -> type.startsWith(prefix))
        .toList();
  }

  private KafkaConsumer<String, String> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            bootstrap,
            "group.id",
            "test-" + UUID.randomUUID(),
            "auto.offset.reset",
            "earliest"),
        new StringDeserializer(),
        new StringDeserializer());
  }

  private static JsonNode read(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
