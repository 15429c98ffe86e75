package io.viginti.devstack.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.viginti.devstack.api.ApiRefused.ApiError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Calls the internal API of a service, for the commands of an operator. */
public final class InternalClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final URI service;
  private final MeshSecret secret;

  /**
   * @param service address without a path
   */
  public InternalClient(URI service, MeshSecret secret) {
    this.service = service;
    this.secret = secret;
  }

  public JsonNode get(String path) {
    return send("GET", path);
  }

  /** Without a body. */
  public JsonNode post(String path) {
    return send("POST", path);
  }

  /**
   * @throws ApiRefused when the service refuses
   * @throws UncheckedIOException when there is no answer
   */
  private JsonNode send(String method, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(service.resolve(path))
            .timeout(TIMEOUT)
            .header("X-Viginti-Mesh", secret.token(Instant.now()))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    HttpResponse<String> response = exchange(request);
    JsonNode answer = read(response);
    if (response.statusCode() >= 400) {
      String detail = answer.path("detail").asText("status " + response.statusCode());
      throw new ApiRefused(List.of(new ApiError(answer.path("code").asText(), detail, List.of())));
    }
    return answer;
  }

  private HttpResponse<String> exchange(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException("no answer from " + request.uri() + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + request.uri(), e);
    }
  }

  private static JsonNode read(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }
}
