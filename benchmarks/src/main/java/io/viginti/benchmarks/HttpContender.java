package io.viginti.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A GraphQL server.
 *
 * @param document its document of a scenario
 * @param pids its processes and PostgreSQL, by name
 */
record HttpContender(
    String name,
    URI endpoint,
    String token,
    Function<Scenario, String> document,
    Map<String, Long> pids,
    Map<Scenario, List<HttpLoad.Request>> requests)
    implements Contender {
  private static final ObjectMapper JSON = new ObjectMapper();

  static HttpContender of(
      String name,
      URI endpoint,
      String token,
      Function<Scenario, String> document,
      Map<String, Long> pids) {
    return new HttpContender(name, endpoint, token, document, pids, new EnumMap<>(Scenario.class));
  }

  @Override
  public Load.Result run(Scenario scenario, int connections, Duration length) {
    List<HttpLoad.Request> sent = requests.computeIfAbsent(scenario, this::requests);
    try (HttpLoad load = new HttpLoad(endpoint, sent, connections)) {
      Map<String, Long> before = ProcessCost.cpuMicros(pids);
      long start = System.nanoTime();
      long answered = load.run(length);
      double seconds = (System.nanoTime() - start) / 1e9;
      return Load.Result.of(answered, seconds, before, ProcessCost.cpuMicros(pids));
    }
  }

  private List<HttpLoad.Request> requests(Scenario scenario) {
    List<HttpLoad.Request> all = new ArrayList<>();
    for (ObjectNode variables : scenario.variables()) {
      byte[] request = request(scenario, variables);
      String answer = HttpLoad.ask(endpoint, request);
      check(answer);
      int length = scenario.isWrite() ? 0 : answer.getBytes(StandardCharsets.UTF_8).length;
      all.add(new HttpLoad.Request(request, length));
    }
    return all;
  }

  /** One request of a scenario. */
  byte[] request(Scenario scenario, ObjectNode variables) {
    ObjectNode body = JSON.createObjectNode().put("query", document.apply(scenario));
    body.set("variables", variables);
    return HttpLoad.post(endpoint, token, body.toString());
  }

  /** Every root field answers something. */
  private void check(String answer) {
    try {
      JsonNode read = JSON.readTree(answer);
      boolean isWhole = !read.has("errors") && !read.path("data").isEmpty();
      for (JsonNode root : read.path("data")) {
        isWhole &= !root.isEmpty();
      }
      if (!isWhole) {
        throw new IllegalStateException(name + " answers " + answer);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(name + " answers " + answer, e);
    }
  }
}
