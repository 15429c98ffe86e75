package io.viginti.data.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.viginti.catalog.value.JsonText;
import io.viginti.contracts.mesh.MeshHeaders;
import io.viginti.testing.TestTokens;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Uploads files to a workspace and attaches them to its companies. */
public final class TestFiles {
  private final TestWorkspace workspace;

  public TestFiles(TestWorkspace workspace) {
    this.workspace = workspace;
  }

  public void makeTables() {
    given()
        .header(MeshHeaders.MESH, TestTokens.service("metadata-service"))
        .contentType(ContentType.JSON)
        .body(workspace.expandRequest())
        .post("/internal/workspaces/" + workspace.id() + "/expand")
        .then()
        .statusCode(204);
  }

  /** Path and query of a link. */
  public static String local(String url) {
    return url.substring(url.indexOf("/files/"));
  }

  /** {@code createFileUpload}. */
  public JsonNode begin(String name, @Nullable Integer size) {
    String answer =
        mutate(
                "createFileUpload(name: \"%s\"%s) { fileId uploadUrl method expiresAt headers }"
                    .formatted(name, size == null ? "" : ", size: " + size))
            .statusCode(200)
            .extract()
            .asString();
    JsonNode upload = JsonText.parse(answer).at("/data/createFileUpload");
    if (!upload.isObject()) {
      throw new IllegalStateException(answer);
    }
    return upload;
  }

  public ValidatableResponse put(JsonNode upload, byte[] bytes) {
    return given()
        .urlEncodingEnabled(false)
        .contentType("application/octet-stream")
        .body(bytes)
        .put(local(upload.path("uploadUrl").asText()))
        .then();
  }

  /** A stored file's id. */
  public String upload(String name, byte[] bytes) {
    JsonNode upload = begin(name, null);
    put(upload, bytes).statusCode(200);
    return upload.path("fileId").asText();
  }

  /** A company's id. */
  public UUID company(String fileId) {
    String answer =
        records(
                "createCompany(data: {name: \"A\", papers: [{fileId: \"%s\"}]}) { id }"
                    .formatted(fileId))
            .extract()
            .asString();
    return UUID.fromString(JsonText.parse(answer).at("/data/createCompany/id").asText());
  }

  /** The link in the answer to a creation. */
  public String attach(String fileId) {
    String answer =
        records(
                "createCompany(data: {name: \"A\", papers: [{fileId: \"%s\"}]}) { papers { url } }"
                    .formatted(fileId))
            .extract()
            .asString();
    return JsonText.parse(answer).at("/data/createCompany/papers/0/url").asText();
  }

  /** A mutation of the static part. */
  public ValidatableResponse mutate(String field) {
    return post("/graphql", field);
  }

  /** A mutation of records. */
  public ValidatableResponse records(String field) {
    return post("/records", field);
  }

  private ValidatableResponse post(String path, String field) {
    return given()
        .header("Authorization", "Bearer " + TestTokens.admin(workspace.id()))
        .contentType(ContentType.JSON)
        .body(Map.of("query", "mutation { " + field + " }"))
        .post(path)
        .then();
  }
}
