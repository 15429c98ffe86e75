package io.viginti.data.file;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.viginti.data.file.storage.FileStorage;
import io.viginti.data.testing.TestFiles;
import io.viginti.data.testing.TestWorkspace;
import io.viginti.platform.news.News;
import io.viginti.testing.Eventually;
import io.viginti.testing.FakeMesh;
import io.viginti.testing.MeshServers;
import io.viginti.testing.TestTokens;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshServers.class)
class FilesIT {
  private static final byte[] TEXT = "0123456789".getBytes(StandardCharsets.UTF_8);

  @Inject FileStorage storage;
  @Inject News news;

  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  private final TestWorkspace workspace = new TestWorkspace().publish(1);
  private final TestFiles files = new TestFiles(workspace);

  @BeforeEach
  void tables() {
    files.makeTables();
  }

  private RequestSpecification raw() {
    return given().urlEncodingEnabled(false);
  }

  private ValidatableResponse get(String url) {
    return raw().get(TestFiles.local(url)).then();
  }

  @Test
  void aFileIsUploadedAttachedAndRead() {
    JsonNode upload = files.begin("Ångström notes.txt", null);
    files
        .put(upload, TEXT)
        .statusCode(200)
        .body("fileId", equalTo(upload.path("fileId").asText()))
        .body("size", equalTo(10))
        .body("fileCategory", equalTo("TEXT_DOCUMENT"))
        .body("extension", equalTo("txt"));
    String url = files.attach(upload.path("fileId").asText());

    get(url)
        .statusCode(200)
        .body(equalTo("0123456789"))
        .header("content-type", "text/plain; charset=utf-8")
        .header("content-length", "10")
        .header(
            "content-disposition",
            containsString("filename*=UTF-8''%C3%85ngstr%C3%B6m%20notes.txt"))
        .header("content-security-policy", containsString("default-src 'none'"))
        .header("x-content-type-options", "nosniff")
        .header("cache-control", startsWith("private, max-age="));
  }

  @Test
  void partsConditionsAndHeadsAreServed() {
    String url = TestFiles.local(files.attach(files.upload("a.txt", TEXT)));
    String tag = raw().get(url).header("etag");

    raw()
        .header("Range", "bytes=2-4")
        .get(url)
        .then()
        .statusCode(206)
        .header("content-range", "bytes 2-4/10")
        .body(equalTo("234"));
    raw()
        .header("Range", "bytes=-2")
        .header("If-Range", tag)
        .get(url)
        .then()
        .statusCode(206)
        .body(equalTo("89"));
    raw()
        .header("Range", "bytes=-2")
        .header("If-Range", "\"other\"")
        .get(url)
        .then()
        .statusCode(200);
    raw()
        .header("Range", "bytes=10-")
        .get(url)
        .then()
        .statusCode(416)
        .header("content-range", "bytes */10")
        .contentType("application/problem+json");
    raw().header("If-None-Match", tag).get(url).then().statusCode(304);
    raw().head(url).then().statusCode(200).header("content-length", "10").header("etag", tag);
  }

  @Test
  void nobodyKeepsTheAnswerThatAFileIsAway() throws IOException {
    String id = files.upload("a.txt", TEXT);
    String url = files.attach(id);
    storage.removeFile(workspace.id(), UUID.fromString(id));

    raw()
        .header("Range", "bytes=2-4")
        .get(TestFiles.local(url))
        .then()
        .statusCode(404)
        .header("cache-control", nullValue())
        .header("etag", nullValue())
        .header("content-range", nullValue());
  }

  @Test
  void aLinkOpensNothingWhileTheWorkspaceIsClosed() {
    JsonNode upload = files.begin("b.txt", null);
    String url = files.attach(files.upload("a.txt", TEXT));
    get(url).statusCode(200);
    for (String[] closed : new String[][] {{"SUSPENDED", "403"}, {"DELETED", "404"}}) {
      becomes(closed[0]);
      get(url).statusCode(Integer.parseInt(closed[1]));
      files.put(upload, TEXT).statusCode(Integer.parseInt(closed[1]));
    }
    becomes("ACTIVE");
    get(url).statusCode(200);
  }

  private void becomes(String status) {
    FakeMesh.shared()
        .on(
            "GET",
            "auth",
            "/internal/workspaces/" + workspace.id(),
            request ->
                FakeMesh.Answer.ok(
                    "{\"id\":\""
                        + workspace.id()
                        + "\",\"name\":\"a\",\"subdomain\":\"a\",\"status\":\""
                        + status
                        + "\"}"));
    news.announce("grants:" + workspace.id()).await().atMost(Duration.ofSeconds(5));
  }

  @Test
  void anEmptyFileIsAFile() {
    get(files.attach(files.upload("empty.txt", new byte[0]))).statusCode(200).body(equalTo(""));
  }

  @Test
  void aListOfNoFilesIsAList() {
    files
        .records("createCompany(data: {name: \"A\", papers: []}) { papers { url } }")
        .body("data.createCompany.papers", hasSize(0));
  }

  @Test
  void linksOfOthersAndForOtherThingsAreRefused() {
    JsonNode upload = files.begin("a.txt", null);
    String put = TestFiles.local(upload.path("uploadUrl").asText());
    String id = files.upload("b.txt", TEXT);
    String url = TestFiles.local(files.attach(id));

    for (String forged :
        new String[] {
          url.replace("signature=", "signature=x"),
          url.replace("expires=1", "expires=2"),
          url.replace(workspace.id().toString(), UUID.randomUUID().toString()),
          url.replace(id, UUID.randomUUID().toString()),
          url.substring(0, url.indexOf('?')),
          put
        }) {
      raw().get(forged).then().statusCode(403).body("code", equalTo("FORBIDDEN"));
    }
    raw().body(TEXT).put(url).then().statusCode(403);
    raw().get("/files/x/y?expires=1&signature=x").then().statusCode(404);
  }

  @Test
  void whatIsNotUploadedIsNotThere() {
    String id = files.begin("a.txt", null).path("fileId").asText();

    files
        .records("createCompany(data: {name: \"A\", papers: [{fileId: \"" + id + "\"}]}) { id }")
        .body("errors[0].extensions.code", equalTo("BAD_USER_INPUT"))
        .body(
            "errors[0].extensions.problems[0].path",
            equalTo(Arrays.asList("data", "papers", 0, "fileId")));
  }

  @Test
  void anotherWorkspacesFileIsNoFile() {
    String id = files.upload("a.txt", TEXT);
    TestFiles others = new TestFiles(new TestWorkspace().publish(1));
    others.makeTables();

    others
        .records("createCompany(data: {name: \"A\", papers: [{fileId: \"" + id + "\"}]}) { id }")
        .body("errors[0].extensions.code", equalTo("BAD_USER_INPUT"));
    String made =
        others
            .records("createCompany(data: {name: \"A\"}) { id }")
            .extract()
            .path("data.createCompany.id");
    others
        .records(
            "updateCompany(id: \""
                + made
                + "\", data: {papers: [{fileId: \""
                + id
                + "\"}]}) { id }")
        .body("errors[0].extensions.code", equalTo("BAD_USER_INPUT"));
    others
        .records(
            "createCompany(upsert: true, data: {id: \""
                + made
                + "\", name: \"A\", papers: [{fileId: \""
                + id
                + "\"}]}) { id }")
        .body("errors[0].extensions.code", equalTo("BAD_USER_INPUT"));
  }

  @Test
  void aRefusalIsNotKeptAsTheFileWouldBe() throws IOException {
    String file = files.upload("a.txt", TEXT);
    String url = files.attach(file);
    storage.removeFile(workspace.id(), UUID.fromString(file));

    get(url)
        .statusCode(404)
        .body("code", equalTo("NOT_FOUND"))
        .header("cache-control", nullValue())
        .header("etag", nullValue());
  }

  @Test
  void limitsHoldAndLeaveNothing() throws IOException {
    JsonNode small = files.begin("a.bin", 4);
    files.put(small, TEXT).statusCode(413).body("code", equalTo("LIMIT_EXCEEDED"));
    files.put(small, new byte[3]).statusCode(400).body("code", equalTo("BAD_USER_INPUT"));
    files.put(files.begin("b.bin", null), new byte[3_000_000]).statusCode(413);
    files
        .mutate("createFileUpload(name: \"c\", size: 2000001) { fileId }")
        .body("errors[0].extensions.code", equalTo("LIMIT_EXCEEDED"));

    nothingIsStaged();
    files.put(small, new byte[4]).statusCode(200);
  }

  @Test
  void namesAreNoPaths() {
    for (String name : new String[] {"", " ", "a/b", "a\\\\b", "a\\u0000", "x".repeat(256)}) {
      files
          .mutate("createFileUpload(name: \"" + name + "\") { fileId }")
          .body("errors[0].extensions.code", equalTo("BAD_USER_INPUT"));
    }
  }

  @Test
  void anUploadMayBeRepeatedButNotReplaced() {
    JsonNode upload = files.begin("a.txt", null);
    files.put(upload, TEXT).statusCode(200);
    files.put(upload, TEXT).statusCode(200);
    files.put(upload, new byte[5]).statusCode(409).body("code", equalTo("CONFLICT"));
  }

  @Test
  void aBrokenUploadLeavesNothing() throws IOException {
    String path = TestFiles.local(files.begin("a.bin", null).path("uploadUrl").asText());
    try (Socket socket = new Socket("localhost", port)) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("PUT " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.write(new byte[200_000]);
      out.flush();
      Eventually.await("bytes are staged", () -> staged() > 0);
    }
    nothingIsStaged();
  }

  /** Some go before anybody listens to them. */
  @Test
  void uploadsThatEndAtOnceLeaveNothing() throws IOException {
    JsonNode upload = files.begin("a.bin", null);
    for (int i = 0; i < 100; i++) {
      try (Socket socket = new Socket("localhost", port)) {
        socket
            .getOutputStream()
            .write(
                ("PUT "
                        + TestFiles.local(upload.path("uploadUrl").asText())
                        + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
      }
    }
    files.put(upload, TEXT).statusCode(200);

    nothingIsStaged();
  }

  private void nothingIsStaged() {
    Eventually.await("nothing is staged", () -> staged() == 0);
  }

  private long staged() {
    try (Stream<Path> staged = Files.list(storage.staging())) {
      return staged.count();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void needsAWorkspace() {
    given()
        .header("Authorization", "Bearer " + TestTokens.userOutside(UUID.randomUUID()))
        .contentType("application/json")
        .body("{\"query\":\"mutation { createFileUpload(name: \\\"a\\\") { fileId } }\"}")
        .post("/graphql")
        .then()
        .body("errors[0].extensions.code", equalTo("UNAUTHENTICATED"));
  }

  @Test
  void restCarriesThemToo() {
    String id = files.upload("a.txt", TEXT);
    String url =
        given()
            .header("Authorization", "Bearer " + TestTokens.admin(workspace.id()))
            .contentType("application/json")
            .body(
                "{\"operation\":\"CREATE\",\"plural\":\"companies\",\"parameters\":{},\"body\":{\"name\":\"A\","
                    + "\"papers\":[{\"fileId\":\""
                    + id
                    + "\",\"url\":\"http://ignored.example\"}]}}")
            .post("/rest")
            .then()
            .statusCode(200)
            .body("data.createCompany.papers", hasSize(1))
            .extract()
            .path("data.createCompany.papers[0].url");

    get(url).statusCode(200);
  }
}
