package io.viginti.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A file through the gateway: uploaded, attached, read in parts, and out of reach of others. */
@Order(3)
class FilesIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static Workspace ours;
  private static Workspace theirs;

  @BeforeAll
  static void signsUp() {
    ours = Workspace.signUp(RunningMesh.gateway(), "Ours");
    theirs = Workspace.signUp(RunningMesh.gateway(), "Theirs");
  }

  private static JsonNode begin(String name) {
    return ours.run(
            "mutation($name: String!) { createFileUpload(name: $name) { fileId uploadUrl method } }",
            "name",
            name)
        .path("createFileUpload");
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static HttpRequest.Builder to(String url) {
    return HttpRequest.newBuilder(URI.create(url));
  }

  private static String upload(String name, byte[] bytes) throws Exception {
    JsonNode upload = begin(name);
    HttpResponse<byte[]> stored =
        send(
            to(upload.path("uploadUrl").asText())
                .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    assertThat(stored.statusCode()).isEqualTo(200);
    return upload.path("fileId").asText();
  }

  private static JsonNode attach(Workspace workspace, String file) {
    String company = workspace.createCompany("Acme");
    return workspace
        .run(
            "mutation($file: ID!, $company: ID!) { createAttachment(data: {name: \"Contract\","
                + " file: [{fileId: $file}], targetCompanyId: $company}) {"
                + " file { label fileCategory extension url } targetCompany { id } } }",
            "file",
            file,
            "company",
            company)
        .at("/createAttachment/file/0");
  }

  @Test
  void aLargeFileIsAttachedToACompanyAndReadInParts() throws Exception {
    byte[] bytes = new byte[20_000_000];
    new Random(1).nextBytes(bytes);
    System.arraycopy("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 9);

    JsonNode file = attach(ours, upload("Vertrag Ångström.pdf", bytes));

    assertThat(file.path("label").asText()).isEqualTo("Vertrag Ångström.pdf");
    assertThat(file.path("fileCategory").asText()).isEqualTo("TEXT_DOCUMENT");
    assertThat(file.path("extension").asText()).isEqualTo("pdf");
    String url = file.path("url").asText();
    HttpResponse<byte[]> whole = send(to(url));
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.body()).isEqualTo(bytes);
    HttpResponse<byte[]> part = send(to(url).header("Range", "bytes=10000000-10000099"));
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(bytes, 10_000_000, 10_000_100));
  }

  @Test
  void othersHaveNoPartInIt() throws Exception {
    String file = upload("secret.txt", "secret".getBytes(StandardCharsets.UTF_8));
    String url = attach(ours, file).path("url").asText();

    theirs
        .send(
            "mutation($file: ID!) { createAttachment(data: {file: [{fileId: $file}]}) { id } }",
            "file",
            file)
        .refused("BAD_USER_INPUT");
    assertThat(send(to(url.replace(ours.id(), theirs.id()))).statusCode()).isEqualTo(403);
    assertThat(send(to(url.replace("signature=", "signature=A"))).statusCode()).isEqualTo(403);
    assertThat(send(to(url.replaceFirst("expires=[0-9]+", "expires=1"))).statusCode())
        .isEqualTo(403);
    assertThat(send(to(url).PUT(HttpRequest.BodyPublishers.ofString("overwritten"))).statusCode())
        .isEqualTo(403);
    assertThat(new String(send(to(url)).body(), StandardCharsets.UTF_8)).isEqualTo("secret");
  }

  @Test
  void aPageWithAScriptIsSavedAndNotRun() throws Exception {
    String page = "<!DOCTYPE html><html><script>alert(1)</script></html>";
    String file = upload("photo.png", page.getBytes(StandardCharsets.UTF_8));

    HttpResponse<byte[]> answer = send(to(attach(ours, file).path("url").asText()));

    assertThat(answer.headers().firstValue("content-disposition").orElse(""))
        .startsWith("attachment");
    assertThat(answer.headers().firstValue("content-security-policy").orElse(""))
        .contains("sandbox");
    assertThat(answer.headers().firstValue("x-content-type-options")).hasValue("nosniff");
  }
}
