package io.viginti.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.viginti.contracts.access.AccessDocument;
import io.viginti.contracts.access.AccessRole;
import io.viginti.contracts.access.SettingPermission;
import io.viginti.platform.news.News;
import io.viginti.testing.FakeMesh;
import io.viginti.testing.FakeMesh.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The access of a workspace as metadata-service would publish it. */
final class Access {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FakeMesh mesh = FakeMesh.shared();
  private final String workspaceId;
  private final News news;
  private final List<AccessRole> roles = new ArrayList<>();

  Access(String workspaceId, News news) {
    this.workspaceId = workspaceId;
    this.news = news;
  }

  /** Publishes a role that may change these settings and all records, besides those there are. */
  String role(String label, SettingPermission... settings) {
    AccessRole role =
        new AccessRole(
            UUID.randomUUID(),
            label,
            null,
            true,
            true,
            true,
            true,
            false,
            List.of(settings),
            List.of(),
            List.of(),
            List.of());
    roles.add(role);
    publish();
    return role.id().toString();
  }

  void publish() {
    String hash = UUID.randomUUID().toString();
    String document = write(new AccessDocument(AccessDocument.FORMAT, roles));
    mesh.on("GET", "metadata", "/internal/access/" + hash, request -> Answer.ok(document));
    mesh.on(
        "GET",
        "metadata",
        "/internal/workspaces/" + workspaceId + "/version",
        request ->
            Answer.ok(
                """
                {"workspaceId":"%s","version":1,"shapeHash":"s","accessHash":"%s","cluster":"main"}"""
                    .formatted(workspaceId, hash)));
    news.announce("schema:" + workspaceId).await().atMost(Duration.ofSeconds(5));
  }

  static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
