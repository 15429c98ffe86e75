package io.viginti.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stands for all other services on one HTTP server: {@code viginti.<service>.url} is {@code
 * http://localhost:<port>/<service>}. As auth-service it publishes the key of {@link TestTokens}
 * and answers the grants that were given there, and that each workspace is open; everything else a
 * test adds with {@link #on}.
 */
public final class FakeMesh {
  private static final String PORT = "viginti.test.mesh.port";
  private static final String ANSWERS = "viginti.test.mesh.answers";
  private static final String REQUESTS = "viginti.test.mesh.requests";
  private static final List<String> SERVICES =
      List.of("auth", "metadata", "workspace-data", "messaging", "calendar", "workflow", "billing");

  private final int port;
  private final Map<String, Function<String[], String[]>> answers;
  private final List<String[]> requests;

  private FakeMesh(
      int port, Map<String, Function<String[], String[]>> answers, List<String[]> requests) {
    this.port = port;
    this.answers = answers;
    this.requests = requests;
  }

  /**
   * A request that came.
   *
   * @param path with its query, without the service
   */
  public record Request(String method, String service, String path, String body) {}

  /** What to answer. */
  public record Answer(int status, String body) {
    public static Answer ok(String json) {
      return new Answer(200, json);
    }

    /** A problem with this code. */
    public static Answer problem(int status, String code) {
      return new Answer(
          status,
          "{\"status\":" + status + ",\"code\":\"" + code + "\",\"detail\":\"" + code + "\"}");
    }
  }

  /** The one of this JVM. */
  @SuppressWarnings("unchecked")
  public static FakeMesh shared() {
    synchronized (System.class) {
      Map<String, Object> shared = SharedState.ofJvm();
      var answers =
          (Map<String, Function<String[], String[]>>)
              shared.computeIfAbsent(
                  ANSWERS, key -> new ConcurrentHashMap<String, Function<String[], String[]>>());
      var requests =
          (List<String[]>)
              shared.computeIfAbsent(REQUESTS, key -> new CopyOnWriteArrayList<String[]>());
      Integer port = (Integer) shared.get(PORT);
      if (port == null) {
        port = serve(answers, requests);
        shared.put(PORT, port);
        FakeMesh made = new FakeMesh(port, answers, requests);
        made.on("GET", "auth", "/.well-known/jwks.json", request -> Answer.ok(TestTokens.jwks()));
        made.on("POST", "auth", "/internal/grants", TestTokens::grant);
        made.on("GET", "auth", "/internal/workspaces/", FakeMesh::openWorkspace);
        return made;
      }
      return new FakeMesh(port, answers, requests);
    }
  }

  private static Answer openWorkspace(Request request) {
    String id = request.path().substring(request.path().lastIndexOf('/') + 1);
    return Answer.ok(
        "{\"id\":\"" + id + "\",\"name\":\"Acme\",\"subdomain\":\"acme\",\"status\":\"ACTIVE\"}");
  }

  /** {@code viginti.<service>.url} of all services. */
  public Map<String, String> settings() {
    Map<String, String> urls = new TreeMap<>();
    for (String service : SERVICES) {
      urls.put("viginti." + service + ".url", "http://localhost:" + port + "/" + service);
    }
    return urls;
  }

  /**
   * Answers requests whose path starts with {@code pathPrefix}; the longest prefix wins, a later
   * call replaces an earlier one.
   */
  public void on(
      String method, String service, String pathPrefix, Function<Request, Answer> answer) {
    answers.put(
        method + " " + service + " " + pathPrefix,
        plain -> {
          Answer given = answer.apply(new Request(plain[0], plain[1], plain[2], plain[3]));
          return new String[] {String.valueOf(given.status()), given.body()};
        });
  }

  /** All requests to a service so far, oldest first. */
  public List<Request> requestsTo(String service) {
    return requests.stream()
        .filter(plain -> plain[1].equals(service))
        .map(plain -> new Request(plain[0], plain[1], plain[2], plain[3]))
        .toList();
  }

  private static int serve(
      Map<String, Function<String[], String[]>> answers, List<String[]> requests) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", exchange -> handle(exchange, answers, requests));
      server.start();
      return server.getAddress().getPort();
    } catch (IOException e) {
      throw new UncheckedIOException("the stand-in mesh does not start", e);
    }
  }

  private static void handle(
      HttpExchange exchange,
      Map<String, Function<String[], String[]>> answers,
      List<String[]> requests)
      throws IOException {
    try (exchange) {
      String[] request = read(exchange);
      requests.add(request);
      Function<String[], String[]> found = find(answers, request);
      String[] answer =
          found == null
              ? new String[] {
                "404", "{\"status\":404,\"code\":\"NOT_FOUND\",\"detail\":\"no answer\"}"
              }
              : found.apply(request);
      byte[] body = answer[1].getBytes(StandardCharsets.UTF_8);
      int status = Integer.parseInt(answer[0]);
      exchange
          .getResponseHeaders()
          .set("content-type", status >= 400 ? "application/problem+json" : "application/json");
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String[] read(HttpExchange exchange) throws IOException {
    String uri = exchange.getRequestURI().toString();
    int slash = uri.indexOf('/', 1);
    String service = slash < 0 ? uri.substring(1) : uri.substring(1, slash);
    String path = slash < 0 ? "/" : uri.substring(slash);
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    return new String[] {exchange.getRequestMethod().toUpperCase(Locale.ROOT), service, path, body};
  }

  private static @Nullable Function<String[], String[]> find(
      Map<String, Function<String[], String[]>> answers, String[] request) {
    String wanted = request[0] + " " + request[1] + " " + request[2];
    return answers.entrySet().stream()
        .filter(entry -> wanted.startsWith(entry.getKey()))
        .max(java.util.Comparator.comparingInt(entry -> entry.getKey().length()))
        .map(Map.Entry::getValue)
        .orElse(null);
  }
}
