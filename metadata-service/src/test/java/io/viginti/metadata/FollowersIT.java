package io.viginti.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.viginti.contracts.event.CloudEvent;
import io.viginti.platform.event.EventHandler;
import io.viginti.testing.MeshServers;
import io.viginti.testing.TestTokens;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Those who follow: subscribers of a schema, and this service after a workspace's end. */
@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class FollowersIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TestHTTPResource("/graphql")
  @Nullable URI graphql;

  @Inject @Any Instance<EventHandler> handlers;

  @Test
  void subscribersAreToldOfTheirOwnWorkspaceOnly() throws Exception {
    Workspace workspace = Workspace.installed();
    Workspace other = Workspace.installed();
    Messages messages = new Messages();
    WebSocket socket = connect(workspace.admin, messages);
    socket.sendText("{\"type\":\"connection_init\"}", true);
    assertThat(messages.next().get("type").asText()).isEqualTo("connection_ack");
    socket.sendText(
        "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"subscription {"
            + " schemaChanged { version objects } }\"}}",
        true);
    messages.awaitSubscribed();

    other.createObject("moon", "moons");
    workspace.createObject("rocket", "rockets");

    JsonNode change = messages.next().at("/payload/data/schemaChanged");
    assertThat(change.get("version").asInt()).isEqualTo(2);
    assertThat(change.get("objects").toString()).contains("rocket").doesNotContain("moon");
    socket.sendText("{\"id\":\"1\",\"type\":\"complete\"}", true);
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
  }

  @Test
  void aDeletedWorkspaceIsPurged() {
    Workspace workspace = Workspace.installed();
    Workspace other = Workspace.installed();
    CloudEvent deleted =
        new CloudEvent(
            "1.0",
            UUID.randomUUID(),
            "/auth-service",
            "workspace.deleted",
            null,
            Instant.now(),
            workspace.id,
            null,
            JsonNodeFactory.instance.objectNode());
    EventHandler handler =
        handlers.stream()
            .filter(candidate -> candidate.consumer().equals("metadata.workspaces"))
            .findFirst()
            .orElseThrow();

    handler.handle(deleted).await().atMost(Duration.ofSeconds(20));

    JsonNode gone =
        workspace.send(TestTokens.admin(workspace.id), "{ schemaVersion }", java.util.Map.of());
    assertThat(Workspace.code(gone)).isEqualTo("NOT_FOUND");
    assertThat(other.version()).isEqualTo(1);
    assertThat(other.shapeOf("company").isMissingNode()).isFalse();
  }

  private WebSocket connect(String token, Messages messages) throws Exception {
    URI address = URI.create(String.valueOf(graphql).replaceFirst("^http", "ws"));
    return HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .header("Authorization", "Bearer " + token)
        .subprotocols("graphql-transport-ws")
        .buildAsync(address, messages)
        .get(20, TimeUnit.SECONDS);
  }

  /** What the server sent, in order. */
  private static final class Messages implements WebSocket.Listener {
    private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        queue.add(part.toString());
        part.setLength(0);
      }
      socket.request(1);
      return null;
    }

    JsonNode next() throws Exception {
      String text = queue.poll(20, TimeUnit.SECONDS);
      assertThat(text).as("a message within 20 s").isNotNull();
      return JSON.readTree(text);
    }

    /** A subscription has no answer of its own; an error would come at once. */
    void awaitSubscribed() throws Exception {
      assertThat(queue.poll(2, TimeUnit.SECONDS)).isNull();
    }
  }
}
