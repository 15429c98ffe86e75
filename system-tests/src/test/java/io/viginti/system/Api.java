package io.viginti.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

/** A GraphQL client in a few lines; every call is one request, answered as it came. */
final class Api {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final URI gateway;
  private final String token;

  private Api(URI gateway, String token) {
    this.gateway = gateway;
    this.token = token;
  }

  static Api anonymous(URI gateway) {
    return new Api(gateway, "");
  }

  Api withToken(String accessToken) {
    return new Api(gateway, accessToken);
  }

  /** The same caller through another gateway. */
  Api through(URI other) {
    return new Api(other, token);
  }

  URI gateway() {
    return gateway;
  }

  String token() {
    return token;
  }

  /** Data of an operation that must succeed. */
  JsonNode run(String query, Object... variables) {
    return send(query, variables).data();
  }

  /** Variables as name, value, name, value. */
  Answer send(String query, Object... variables) {
    ObjectNode body = JSON.createObjectNode().put("query", query);
    if (variables.length > 0) {
      ObjectNode given = body.putObject("variables");
      for (int i = 0; i < variables.length; i += 2) {
        given.set((String) variables[i], JSON.valueToTree(variables[i + 1]));
      }
    }
    return sendBody(json(body));
  }

  /** Variables as an object. */
  Answer send(String query, ObjectNode variables) {
    ObjectNode body = JSON.createObjectNode().put("query", query);
    body.set("variables", variables);
    return sendBody(json(body));
  }

  /** The first event of a subscription over SSE; what was told so far when none came soon. */
  String firstEvent(String query, ObjectNode variables) {
    ObjectNode body = JSON.createObjectNode().put("query", query);
    body.set("variables", variables);
    HttpRequest request =
        request("/graphql")
            .header("content-type", "application/json")
            .header("accept", "text/event-stream")
            .POST(HttpRequest.BodyPublishers.ofString(json(body)))
            .build();
    CompletableFuture<String> first = new CompletableFuture<>();
    HTTP.sendAsync(
        request,
        HttpResponse.BodyHandlers.fromLineSubscriber(
            new Flow.Subscriber<>() {
              @Override
              public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
              }

              @Override
              public void onNext(String line) {
                if (line.startsWith("data:") || line.startsWith("{")) {
                  first.complete(line);
                }
              }

              @Override
              public void onError(Throwable failure) {
                first.completeExceptionally(failure);
              }

              @Override
              public void onComplete() {
                first.complete("");
              }
            }));
    return first.completeOnTimeout("nothing yet", 5, TimeUnit.SECONDS).join();
  }

  /** A body as it is. */
  Answer sendBody(String body) {
    return sendBytes(body.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  Answer sendBytes(byte[] body, Map<String, String> headers) {
    HttpRequest.Builder request =
        request("/graphql")
            .header("content-type", "application/json")
            .header("accept", "application/graphql-response+json, application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::setHeader);
    return answer(request.build());
  }

  Answer get(String path) {
    return answer(request(path).GET().build());
  }

  /** A request with a JSON body; without one when it is empty. */
  Answer rest(String method, String path, String body) {
    HttpRequest.BodyPublisher publisher =
        body.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    return answer(
        request(path).header("content-type", "application/json").method(method, publisher).build());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway.resolve(path)).timeout(Duration.ofSeconds(60));
    if (!token.isEmpty()) {
      request.header("authorization", "Bearer " + token);
    }
    return request;
  }

  private static Answer answer(HttpRequest request) {
    try {
      HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("content-type").orElse(""),
          response.headers().firstValue("x-request-id").orElse(""),
          response.headers().firstValue("retry-after").map(Integer::parseInt).orElse(-1),
          tree(response.body()),
          response.body());
    } catch (IOException e) {
      throw new UncheckedIOException("no answer to " + request, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
