package io.viginti.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.viginti.platform.news.News;
import io.viginti.testing.TestTokens;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Subscriptions over server-sent events and WebSockets. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class SubscriptionIT extends GatewayChecks {
  @Inject News news;

  @Test
  void subscriptionsStreamOverSse() throws Exception {
    HttpResponse<String> response =
        send(
            request("graphql", token)
                .header("content-type", "application/json")
                .header("accept", "text/event-stream")
                .POST(
                    BodyPublishers.ofString(
                        "{\"query\":\"subscription { recordEvents { objectName after } }\"}")));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type"))
        .hasValue("text/event-stream; charset=utf-8");
    assertThat(response.body())
        .contains(
            "event: next\ndata: {\"data\":{\"recordEvents\":{\"objectName\":\"company\",\"after\":1}}}\n\n",
            "\"after\":2")
        .endsWith("event: complete\ndata:\n\n");
  }

  @Test
  void sseAnswersRefusalsAndPlainQueriesToo() throws Exception {
    for (String query : new String[] {"{ nope }", "{ objects { id } }"}) {
      HttpResponse<String> response =
          send(
              request("graphql", token)
                  .header("content-type", "application/json")
                  .header("accept", "text/event-stream")
                  .POST(BodyPublishers.ofString("{\"query\":\"" + query + "\"}")));
      assertThat(response.body())
          .contains("event: next\ndata: {\"" + (query.contains("nope") ? "errors" : "data"))
          .endsWith("event: complete\ndata:\n\n");
    }
  }

  @Test
  void subscriptionsStreamOverWebSockets() throws Exception {
    try (TestSocket socket = TestSocket.open(gateway)) {
      socket.send(
          "{\"type\":\"connection_init\",\"payload\":{\"authorization\":\"Bearer "
              + token
              + "\"}}");
      assertThat(socket.next()).isEqualTo("{\"type\":\"connection_ack\"}");
      socket.send("{\"type\":\"ping\"}");
      assertThat(socket.next()).isEqualTo("{\"type\":\"pong\"}");
      socket.send(subscribe("a\\\"1", "subscription { recordEvents { after } }"));
      assertThat(socket.next()).contains("\"id\":\"a\\\"1\",\"type\":\"next\"", "\"after\":1");
      assertThat(socket.next()).contains("\"after\":2");
      assertThat(socket.next()).isEqualTo("{\"id\":\"a\\\"1\",\"type\":\"complete\"}");
      socket.send(subscribe("2", "{ objects { id } }"));
      assertThat(socket.next()).contains("\"id\":\"2\",\"type\":\"next\"", "objects");
      assertThat(socket.next()).contains("\"type\":\"complete\"");
      socket.send(subscribe("3", "{ nope }"));
      assertThat(socket.next()).contains("\"id\":\"3\",\"type\":\"error\"", "BAD_USER_INPUT");
      socket.send(subscribe("4", "subscription { schemaChanged { version } }"));
      assertThat(socket.next()).contains("schemaChanged");
      socket.send("{\"id\":\"4\",\"type\":\"complete\"}");
      socket.send(subscribe("4", "subscription { schemaChanged { version } }"));
      assertThat(socket.next()).contains("schemaChanged");
      socket.send(subscribe("4", "{ __typename }"));
      assertThat(socket.closeCode()).isEqualTo(4409);
    }
  }

  @Test
  void socketsOutsideTheProtocolAreClosed() throws Exception {
    try (TestSocket early = TestSocket.open(gateway)) {
      early.send(subscribe("1", "{ __typename }"));
      assertThat(early.closeCode()).isEqualTo(4401);
    }
    try (TestSocket bad = TestSocket.open(gateway)) {
      bad.send("nonsense");
      assertThat(bad.closeCode()).isEqualTo(4400);
    }
    try (TestSocket twice = TestSocket.open(gateway)) {
      twice.send("{\"type\":\"connection_init\"}");
      assertThat(twice.next()).contains("connection_ack");
      twice.send("{\"type\":\"connection_init\"}");
      assertThat(twice.closeCode()).isEqualTo(4429);
    }
    try (TestSocket forged = TestSocket.open(gateway)) {
      forged.send(
          "{\"type\":\"connection_init\",\"payload\":{\"authorization\":\"Bearer nonsense\"}}");
      assertThat(forged.closeCode()).isEqualTo(4403);
    }
    try (TestSocket silent = TestSocket.open(gateway)) {
      assertThat(silent.closeCode()).isEqualTo(4408);
    }
  }

  @Test
  void aRevokedCallerIsCutOff() throws Exception {
    UUID user = UUID.randomUUID();
    UUID workspace = UUID.randomUUID();
    String theirs = TestTokens.user(user, workspace, UUID.randomUUID(), UUID.randomUUID());
    try (TestSocket socket = TestSocket.open(gateway)) {
      socket.send(
          "{\"type\":\"connection_init\",\"payload\":{\"authorization\":\"Bearer "
              + theirs
              + "\"}}");
      assertThat(socket.next()).contains("connection_ack");
      socket.send(subscribe("1", "subscription { schemaChanged { version } }"));
      assertThat(socket.next()).contains("schemaChanged");

      TestTokens.revoke(user, workspace);
      news.announce("grants:" + workspace).await().atMost(Duration.ofSeconds(5));

      assertThat(socket.closeCode()).isEqualTo(4403);
    }
    assertThat(post("{\"query\":\"{ __typename }\"}", theirs).statusCode()).isEqualTo(401);
  }

  private static String subscribe(String id, String query) {
    return "{\"id\":\""
        + id
        + "\",\"type\":\"subscribe\",\"payload\":{\"query\":\""
        + query
        + "\"}}";
  }
}
