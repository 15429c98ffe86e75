package io.viginti.devstack.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.devstack.api.ApiRefused.ApiError;
import io.viginti.devstack.api.ApiRefused.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends GraphQL operations to a gateway. */
public final class GatewayClient {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final URI endpoint;
  private final Optional<String> token;
  private final boolean isImport;

  private GatewayClient(URI endpoint, Optional<String> token, boolean isImport) {
    this.endpoint = endpoint;
    this.token = token;
    this.isImport = isImport;
  }

  /**
   * @param gateway address without a path
   */
  public static GatewayClient anonymous(URI gateway) {
    return new GatewayClient(gateway.resolve("/graphql"), Optional.empty(), false);
  }

  public GatewayClient withToken(String accessToken) {
    return new GatewayClient(endpoint, Optional.of(accessToken), isImport);
  }

  /** Says with every request that it belongs to an import, so that its events may wait. */
  public GatewayClient forImport() {
    return new GatewayClient(endpoint, token, true);
  }

  public static ObjectNode variables() {
    return JSON.createObjectNode();
  }

  /**
   * Runs one operation and answers its {@code data}.
   *
   * @throws ApiRefused when the answer holds errors
   * @throws UncheckedIOException when there is no answer
   */
  public JsonNode execute(String document, ObjectNode variables) {
    ObjectNode body = JSON.createObjectNode().put("query", document);
    body.set("variables", variables);
    HttpResponse<String> response = send(body.toString());
    JsonNode answer;
    try {
      answer = JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(
          "status " + response.statusCode() + " without a JSON body from " + endpoint, e);
    }
    JsonNode errors = answer.path("errors");
    if (errors.isArray() && !errors.isEmpty()) {
      throw new ApiRefused(errorsOf(errors));
    }
    if (!answer.path("data").isObject()) {
      throw new ApiRefused(
          List.of(
              new ApiError(
                  answer.path("code").asText(),
                  "status " + response.statusCode() + " without data",
                  List.of())));
    }
    return answer.path("data");
  }

  private HttpResponse<String> send(String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .header("Accept", "application/graphql-response+json, application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (isImport) {
      request.header("X-Viginti-Import", "true");
    }
    token.ifPresent(t -> request.header("Authorization", "Bearer " + t));
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException("no answer from " + endpoint + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + endpoint, e);
    }
  }

  private static List<ApiError> errorsOf(JsonNode errors) {
    List<ApiError> list = new ArrayList<>();
    for (JsonNode error : errors) {
      JsonNode extensions = error.path("extensions");
      List<Problem> problems = new ArrayList<>();
      for (JsonNode problem : extensions.path("problems")) {
        problems.add(new Problem(pathOf(problem.path("path")), problem.path("message").asText()));
      }
      list.add(
          new ApiError(extensions.path("code").asText(), error.path("message").asText(), problems));
    }
    return list;
  }

  private static List<Object> pathOf(JsonNode path) {
    List<Object> steps = new ArrayList<>();
    for (JsonNode step : path) {
      steps.add(step.isInt() ? (Object) step.asInt() : step.asText());
    }
    return steps;
  }
}
