package io.viginti.devstack.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.viginti.devstack.api.ApiRefused;
import io.viginti.devstack.api.GatewayClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a stand-in that answers what it is told to, in order. */
class SendRowsTest {

  private static final String DONE = "{\"data\":{}}";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Deque<String> answers = new ArrayDeque<>();
  private final List<JsonNode> requests = new ArrayList<>();
  private HttpServer server;
  private int signIns;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/graphql", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void upsertsWhereTheApiCan() {
    answers.add(DONE);

    send(new TargetObject("company", "companies", true), row("1", "a"), row("2", "b"));

    assertThat(requests)
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.path("query").asText())
                  .contains("createCompanies(data: $data, upsert: true)");
              assertThat(request.at("/variables/data")).hasSize(2);
            });
  }

  @Test
  void otherwiseUpdatesWhatIsThereAndCreatesTheRest() {
    answers.add("{\"data\":{\"companies\":[{\"id\":\"1\"}]}}");
    answers.add(DONE);
    answers.add(DONE);

    send(new TargetObject("company", "companies", false), row("1", "a"), row("2", "b"));

    assertThat(requests).hasSize(3);
    assertThat(requests.get(1).path("query").asText()).contains("createCompanies(data: $data)");
    assertThat(requests.get(1).at("/variables/data/0/id").asText()).isEqualTo("2");
    assertThat(requests.get(1).at("/variables/data")).hasSize(1);
    assertThat(requests.get(2).path("query").asText())
        .contains("r0: updateCompany(id: $id0, data: $data0)");
    assertThat(requests.get(2).at("/variables/data0").has("id")).isFalse();
  }

  @Test
  void repeatsWhileAPartIsAwayAndSignsInAgain() {
    answers.add(refusal("UNAVAILABLE"));
    answers.add(refusal("UNAUTHENTICATED"));
    answers.add(DONE);

    send(new TargetObject("company", "companies", true), row("1", "a"));

    assertThat(requests).hasSize(3);
    assertThat(signIns).isEqualTo(2);
  }

  @Test
  void givesUpWhereRepeatingDoesNotHelp() {
    answers.add(refusal("FORBIDDEN"));

    assertThatThrownBy(() -> send(new TargetObject("company", "companies", true), row("1", "a")))
        .isInstanceOf(ApiRefused.class)
        .hasMessageContaining("FORBIDDEN");
  }

  private void send(TargetObject target, Row... rows) {
    URI gateway = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    SendRows sender =
        new SendRows(
            () -> {
              signIns++;
              return GatewayClient.anonymous(gateway).withToken("token");
            },
            target,
            false);
    assertThat(new WriteBatch(sender).write(List.of(rows))).isEmpty();
  }

  private static Row row(String id, String name) {
    ObjectNode input = GatewayClient.variables().put("id", id).put("name", name);
    return new Row(1, input.toString(), input);
  }

  private static String refusal(String code) {
    return "{\"errors\":[{\"message\":\"no\",\"extensions\":{\"code\":\"" + code + "\"}}]}";
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
      byte[] body = answers.remove().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
