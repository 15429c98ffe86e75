package io.viginti.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.parser.Parser;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.viginti.catalog.column.ColumnLayout;
import io.viginti.contracts.access.AccessDocument;
import io.viginti.contracts.access.AccessRole;
import io.viginti.contracts.access.ObjectPermission;
import io.viginti.contracts.shape.FieldType;
import io.viginti.contracts.shape.SchemaVersion;
import io.viginti.contracts.shape.Shape;
import io.viginti.contracts.shape.ShapeField;
import io.viginti.contracts.shape.ShapeObject;
import io.viginti.devstack.servers.EmbeddedRedis;
import io.viginti.devstack.servers.ServerPorts;
import io.viginti.testing.FakeMesh;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A real Redis, {@link FakeMesh} as auth-service, and one Vert.x server as metadata-service, {@code
 * /metadata}, and workspace-data-service, {@code /data}. What they know is changed by {@code POST
 * /control/version/<n>} (the schema version of every workspace; from version 2 on companies have
 * {@code employees}), {@code POST /control/access/<hash>} (the access document that versions name,
 * of a role {@link #ROLE} that reads everything under {@code a} and no companies under {@code b}),
 * {@code POST /control/overtakes/<n>} (so many next requests meet a version that was published
 * while they waited) and {@code POST /control/sdl} (a root field to add to metadata's SDL).
 */
public final class StandIns implements QuarkusTestResourceLifecycleManager {
  static final String CONTROL = "viginti.test.control";
  static final UUID ROLE = UUID.fromString("00000000-0000-4000-8000-0000000000aa");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String METADATA_SDL =
      """
      type Query { objects: [ObjectMetadata!]! schemaVersion: Int!%s }
      type Mutation {
        createObject(name: String!): ObjectMetadata
        updateObject(id: ID!, data: ObjectUpdateInput!): ObjectMetadata
      }
      type Subscription { schemaChanged: SchemaChange! }
      type ObjectMetadata { id: ID! name: String }
      type SchemaChange { version: Int! }
      type FieldMetadata { id: ID! }
      type IndexMetadata { id: ID! }
      input ObjectCreateInput { name: String! }
      input ObjectUpdateInput { name: String }
      input FieldCreateInput { name: String! }
      input FieldUpdateInput { name: String }
      input IndexCreateInput { fields: [String!]! }
      """;
  private static final String DATA_SDL =
      """
      scalar JSON
      type Subscription { recordEvents(objects: [String!]): RecordEvent! }
      type RecordEvent { objectName: String! after: JSON }
      """;

  private final Vertx vertx = Vertx.vertx();
  private EmbeddedRedis redis;
  private volatile int version = 1;
  private volatile String access = "a";
  private volatile int known = 1;
  private volatile int overtakes;
  private volatile String addedSdl = "";
  private volatile String brokenUpload = "";

  @Override
  public Map<String, String> start() {
    int port =
        vertx
            .createHttpServer(
                new HttpServerOptions().addWebSocketSubProtocol("graphql-transport-ws"))
            .requestHandler(this::handle)
            .listen(0)
            .toCompletionStage()
            .toCompletableFuture()
            .join()
            .actualPort();
    String base = "http://localhost:" + port;
    redis = redis();
    Map<String, String> settings = new TreeMap<>(FakeMesh.shared().settings());
    settings.put("viginti.metadata.url", base + "/metadata");
    settings.put("viginti.workspace-data.url", base + "/data");
    settings.put("viginti.billing.url", "http://localhost:1");
    settings.put("viginti.redis.url", redis.url());
    settings.put("viginti.gateway.sdl.poll", "200ms");
    settings.put("viginti.gateway.live.init-timeout", "700ms");
    settings.put("viginti.gateway.live.heartbeat", "300ms");
    settings.put("viginti.gateway.site.health-age", "0s");
    settings.put("viginti.cors.origins", "https://app.example");
    settings.put(CONTROL, base + "/control");
    return settings;
  }

  private static EmbeddedRedis redis() {
    try {
      Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "redis");
      EmbeddedRedis redis =
          EmbeddedRedis.in(
              directory,
              ServerPorts.free().redis(),
              directory.resolve("redis.log"),
              directory.resolve("redis.pid"));
      redis.start();
      return redis;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    vertx.close();
    redis.close();
  }

  private void handle(HttpServerRequest request) {
    if ("websocket".equalsIgnoreCase(request.getHeader("upgrade"))) {
      request.toWebSocket().onSuccess(this::subscriptions);
      return;
    }
    if (request.path().startsWith("/data/files/")) {
      files(request);
      return;
    }
    request.body().onSuccess(body -> answer(request, body));
  }

  /**
   * Tells what an upload said and how much it was, or refuses it before it has come, or keeps what
   * became of it for {@code GET /control/broken}; answers a download in parts.
   */
  private void files(HttpServerRequest request) {
    if (request.path().endsWith("/broken")) {
      request.handler(part -> brokenUpload = "begun");
      request.endHandler(end -> brokenUpload = "whole");
      request.exceptionHandler(gone -> brokenUpload = "broken");
    } else if (request.path().endsWith("/refused")) {
      request.handler(part -> {});
      request
          .response()
          .setStatusCode(403)
          .putHeader("content-type", "application/problem+json")
          .end("{\"code\":\"FORBIDDEN\"}");
    } else if (request.method().name().equals("PUT")) {
      long[] size = new long[1];
      request.handler(part -> size[0] += part.length());
      request.endHandler(
          end ->
              request
                  .response()
                  .putHeader("content-type", "application/json")
                  .end(
                      new JsonObject()
                          .put("size", size[0])
                          .put("query", request.query())
                          .put("authorization", request.getHeader("authorization"))
                          .put("requestId", request.getHeader("x-request-id"))
                          .toString()));
    } else {
      request
          .response()
          .setStatusCode(request.getHeader("range") == null ? 200 : 206)
          .putHeader("content-type", "text/plain")
          .putHeader("content-length", "4")
          .putHeader("etag", "\"tag\"")
          .putHeader("content-disposition", "attachment; filename=\"a\"")
          .putHeader("content-security-policy", "sandbox")
          .putHeader("x-inside", "secret");
      if (request.method().name().equals("GET")) {
        request.response().write("by");
        request.response().write("te");
      }
      request.response().end();
    }
  }

  private void answer(HttpServerRequest request, Buffer body) {
    String path = request.path();
    switch (path) {
      case "/metadata/graphql/schema.graphql" ->
          request.response().end(METADATA_SDL.formatted(addedSdl));
      case "/data/graphql/schema.graphql" -> request.response().end(DATA_SDL);
      case "/metadata/graphql" -> request.response().end(execute(request, body));
      case "/data/records" -> records(request, body);
      case "/data/rest" -> rest(request, body);
      case "/metadata/q/health/ready", "/data/q/health/ready" -> request.response().end("{}");
      case "/control/sdl" -> {
        addedSdl = body.toString();
        request.response().end();
      }
      case "/control/broken" -> request.response().end(brokenUpload);
      default -> {
        if (path.startsWith("/metadata/internal/workspaces/")) {
          request.response().end(json(versionOf(UUID.fromString(path.split("/")[4]))));
        } else if (path.startsWith("/metadata/internal/shapes/v")) {
          request.response().end(json(shape(path.endsWith("v1") ? 1 : 2)));
        } else if (path.startsWith("/metadata/internal/access/")) {
          request.response().end(json(accessDocument(path.endsWith("/a"))));
        } else if (path.startsWith("/control/access/")) {
          access = path.substring("/control/access/".length());
          request.response().end();
        } else if (path.startsWith("/control/version/")) {
          version = Integer.parseInt(path.substring("/control/version/".length()));
          request.response().end();
        } else if (path.startsWith("/control/known/")) {
          known = Integer.parseInt(path.substring("/control/known/".length()));
          request.response().end();
        } else if (path.startsWith("/control/overtakes/")) {
          overtakes = Integer.parseInt(path.substring("/control/overtakes/".length()));
          request.response().end();
        } else {
          request.response().setStatusCode(404).end("{}");
        }
      }
    }
  }

  private SchemaVersion versionOf(UUID workspace) {
    return new SchemaVersion(workspace, version, "v" + Math.min(version, 2), access, "main");
  }

  private static AccessDocument accessDocument(boolean readsCompanies) {
    return new AccessDocument(
        AccessDocument.FORMAT,
        List.of(
            new AccessRole(
                ROLE,
                "Some",
                null,
                true,
                true,
                true,
                true,
                false,
                List.of(),
                List.of(new ObjectPermission("company", readsCompanies, null, null, null)),
                List.of(),
                List.of())));
  }

  private void records(HttpServerRequest request, Buffer body) {
    int named = Integer.parseInt(request.getHeader("X-Viginti-Schema-Version"));
    if (overtakes > 0) {
      overtakes--;
      version++;
      known = version;
    }
    if (named < known) {
      request
          .response()
          .setStatusCode(409)
          .end("{\"code\":\"SCHEMA_BEHIND\",\"version\":" + known + "}");
      return;
    }
    request.response().end(execute(request, body));
  }

  /** Answers what the request said; that there are no ghosts, when it asks for them. */
  private static void rest(HttpServerRequest request, Buffer body) {
    JsonObject asked = body.toJsonObject();
    if (asked.getString("plural").equals("ghosts")) {
      request
          .response()
          .setStatusCode(404)
          .end(
              "{\"code\":\"NOT_FOUND\",\"detail\":\"no ghosts\",\"problems\":"
                  + "[{\"path\":[\"a\",1],\"message\":\"m\"}]}");
      return;
    }
    request
        .response()
        .end(
            asked
                .put("raw", body.toString())
                .put("authorization", request.getHeader("authorization"))
                .put("requestId", request.getHeader("X-Request-Id"))
                .put("version", request.getHeader("X-Viginti-Schema-Version"))
                .put("idempotencyKey", request.getHeader("Idempotency-Key"))
                .encode());
  }

  /** Every root field answers what the request said. */
  private static String execute(HttpServerRequest request, Buffer body) {
    JsonObject asked = body.toJsonObject();
    JsonObject echo =
        new JsonObject()
            .put("path", request.path())
            .put("query", asked.getString("query"))
            .put("variables", asked.getJsonObject("variables"))
            .put("authorization", request.getHeader("authorization"))
            .put("requestId", request.getHeader("X-Request-Id"))
            .put("version", request.getHeader("X-Viginti-Schema-Version"))
            .put("clientAddress", request.getHeader("X-Viginti-Client-Address"))
            .put("clientAgent", request.getHeader("X-Viginti-Client-Agent"))
            .put("mesh", request.getHeader("X-Viginti-Mesh"))
            .put("import", request.getHeader("X-Viginti-Import"))
            .put("idempotencyKey", request.getHeader("Idempotency-Key"));
    JsonObject data = new JsonObject();
    JsonArray errors = new JsonArray();
    OperationDefinition operation =
        new Parser()
            .parseDocument(asked.getString("query"))
            .getDefinitionsOfType(OperationDefinition.class)
            .getFirst();
    for (Selection<?> selection : operation.getSelectionSet().getSelections()) {
      Field field = (Field) selection;
      String key = field.getAlias() == null ? field.getName() : field.getAlias();
      if (field.getName().equals("deleteCompany")) {
        errors.add(
            new JsonObject()
                .put("message", "Company not found")
                .put("path", new JsonArray().add(key))
                .put("extensions", new JsonObject().put("code", "NOT_FOUND")));
      }
      data.put(key, echo);
    }
    JsonObject answer = new JsonObject();
    if (!errors.isEmpty()) {
      answer.put("errors", errors).putNull("data");
    } else {
      answer.put("data", data);
    }
    return answer.encode();
  }

  /** Two events at once; of {@code schemaChanged} one, and it stays open. */
  private void subscriptions(ServerWebSocket socket) {
    socket.textMessageHandler(
        text -> {
          JsonObject message = new JsonObject(text);
          switch (message.getString("type")) {
            case "connection_init" -> socket.writeTextMessage("{\"type\":\"connection_ack\"}");
            case "subscribe" -> stream(socket, message);
            default -> {}
          }
        });
  }

  private static void stream(ServerWebSocket socket, JsonObject message) {
    String query = message.getJsonObject("payload").getString("query");
    boolean isEndless = query.contains("schemaChanged");
    for (int n = 1; n <= (isEndless ? 1 : 2); n++) {
      JsonObject event = new JsonObject().put("objectName", "company").put("after", n);
      socket.writeTextMessage(
          new JsonObject()
              .put("id", message.getString("id"))
              .put("type", "next")
              .put(
                  "payload",
                  new JsonObject()
                      .put(
                          "data",
                          new JsonObject()
                              .put(isEndless ? "schemaChanged" : "recordEvents", event)))
              .encode());
    }
    if (!isEndless) {
      socket.writeTextMessage(
          new JsonObject().put("id", message.getString("id")).put("type", "complete").encode());
    }
  }

  private static Shape shape(int version) {
    List<ShapeField> fields = new ArrayList<>();
    fields.add(field("id", FieldType.UUID, true));
    fields.add(field("createdAt", FieldType.DATE_TIME, true));
    fields.add(field("updatedAt", FieldType.DATE_TIME, true));
    fields.add(field("deletedAt", FieldType.DATE_TIME, true));
    fields.add(field("name", FieldType.TEXT, false));
    if (version > 1) {
      fields.add(field("employees", FieldType.NUMBER, false));
    }
    return new Shape(
        Shape.FORMAT,
        List.of(
            new ShapeObject(
                "company",
                "companies",
                "companies",
                false,
                false,
                true,
                ShapeObject.ClientWrites.ALL,
                "name",
                List.of(),
                fields,
                List.of())));
  }

  private static ShapeField field(String name, FieldType type, boolean isSystem) {
    return new ShapeField(
        name,
        type,
        !isSystem,
        false,
        isSystem,
        null,
        null,
        List.of(),
        ColumnLayout.suggest(type, null, name),
        null);
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
