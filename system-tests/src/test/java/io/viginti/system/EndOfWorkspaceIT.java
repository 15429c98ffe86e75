package io.viginti.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A workspace that is suspended and resumed, and one that is deleted: what stays, what goes. */
@Order(4)
class EndOfWorkspaceIT {
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final String DELETE = "mutation($n: String!) { deleteWorkspace(confirmName: $n) }";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Test
  void aSuspendedWorkspaceIsClosedToEveryPathAndOpensAsItWas() throws Exception {
    Workspace workspace = Workspace.signUp(RunningMesh.gateway(), "Suspended");
    String company = workspace.createCompany("Acme");
    String file = attach(workspace);
    assertThat(download(file)).isEqualTo(200);

    operate("suspend", workspace.id());

    workspace.send("{ companies { id } }").refused("FORBIDDEN");
    workspace.send("{ members { id } }").refused("FORBIDDEN");
    workspace.send("{ objects { id } }").refused("FORBIDDEN");
    assertThat(workspace.api().get("/rest/companies").status()).isEqualTo(403);
    assertThat(workspace.api().get("/graphql/schema.graphql").status()).isEqualTo(403);
    assertThat(download(file)).isEqualTo(403);

    operate("resume", workspace.id());

    assertThat(workspace.run("{ companies { id } }").at("/companies/0/id").asText())
        .isEqualTo(company);
    assertThat(download(file)).isEqualTo(200);
  }

  @Test
  void aDeletedWorkspaceComesBackUntilItIsPurgedAndThenNothingIsLeft() throws Exception {
    String name = "Gone " + UUID.randomUUID().toString().substring(0, 8);
    Workspace workspace = Workspace.signUp(RunningMesh.gateway(), name);
    JsonNode key =
        workspace
            .run("mutation { createApiKey(data: {name: \"k\"}) { token } }")
            .path("createApiKey");
    Api byKey = Api.anonymous(RunningMesh.gateway()).withToken(key.path("token").asText());
    workspace.createObject("machine", "machines");
    String company = workspace.createCompany("Acme");
    String file = attach(workspace);

    workspace.run(DELETE, "n", name);

    byKey.send("{ companies { id } }").refused("UNAUTHENTICATED");
    assertThat(download(file)).isEqualTo(404);
    operate("restore", workspace.id());
    assertThat(byKey.run("{ companies { id } }").at("/companies/0/id").asText()).isEqualTo(company);
    assertThat(download(file)).isEqualTo(200);
    Database cluster = Database.of(workspace);
    assertThat(left(workspace)).isNotEmpty();

    operate("suspend", workspace.id());
    operate("resume", workspace.id());
    Api again = Api.anonymous(RunningMesh.gateway()).withToken(token(workspace));
    again.run(DELETE, "n", name);
    Database.main()
        .texts(
            "update core.workspaces set purge_after = now() where id = ?::uuid returning id::text",
            workspace.id());

    Await.until(SOON, () -> left(workspace), Map::isEmpty);
    assertThat(left(workspace)).isEmpty();
    assertThat(cluster.hasSchemaOf(workspace)).isFalse();
    assertThat(files(workspace)).isEmpty();
    byKey.send("{ companies { id } }").refused("UNAUTHENTICATED");
  }

  /** Every table of every service that tells of a workspace, with its rows of this one. */
  private static Map<String, Long> left(Workspace workspace) {
    Map<String, Long> left = new java.util.TreeMap<>();
    for (Database cluster : List.of(Database.main(), Database.second())) {
      for (String table :
          cluster.texts(
              "select format('%I.%I', table_schema, table_name) from information_schema.columns c"
                  + " join information_schema.tables t using (table_schema, table_name)"
                  + " where column_name = 'workspace_id' and table_type = 'BASE TABLE'")) {
        count(cluster, table, "workspace_id::text = ?", workspace, left);
      }
      for (String table :
          cluster.texts(
              "select format('%I.%I', schemaname, tablename) from pg_tables"
                  + " where tablename = 'event_outbox'")) {
        count(cluster, table, "event ->> 'workspaceid' = ?", workspace, left);
      }
    }
    return left;
  }

  private static void count(
      Database cluster, String table, String where, Workspace of, Map<String, Long> left) {
    long rows = cluster.number("select count(*) from " + table + " where " + where, of.id());
    if (rows > 0) {
      left.put(table, rows);
    }
  }

  private static List<Path> files(Workspace workspace) throws Exception {
    Path directory = RunningMesh.files().resolve(workspace.id());
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static String token(Workspace workspace) {
    JsonNode payload =
        Api.anonymous(RunningMesh.gateway())
            .run(
                "mutation($e: String!, $p: String!, $w: ID) {"
                    + " signIn(email: $e, password: $p, workspaceId: $w) { accessToken } }",
                "e",
                workspace.email(),
                "p",
                Workspace.PASSWORD,
                "w",
                workspace.id());
    return payload.at("/signIn/accessToken").asText();
  }

  private static String attach(Workspace workspace) throws Exception {
    JsonNode upload =
        workspace
            .run("mutation { createFileUpload(name: \"a.txt\") { fileId uploadUrl } }")
            .path("createFileUpload");
    HTTP.send(
        HttpRequest.newBuilder(URI.create(upload.path("uploadUrl").asText()))
            .PUT(HttpRequest.BodyPublishers.ofString("text"))
            .build(),
        HttpResponse.BodyHandlers.discarding());
    return workspace
        .run(
            "mutation($f: ID!) { createAttachment(data: {name: \"a\", file: [{fileId: $f}]})"
                + " { file { url } } }",
            "f",
            upload.path("fileId").asText())
        .at("/createAttachment/file/0/url")
        .asText();
  }

  private static int download(String url) throws Exception {
    return HTTP.send(
            HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  /** As {@code ./viginti workspace} does it. */
  private static void operate(String what, String workspace) {
    RunningMesh.operator().post("/internal/workspaces/" + workspace + "/" + what);
  }
}
