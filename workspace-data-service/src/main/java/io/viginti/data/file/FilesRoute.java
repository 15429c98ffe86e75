package io.viginti.data.file;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.SqlClient;
import io.viginti.data.cluster.Clusters;
import io.viginti.data.link.FileLinks;
import io.viginti.data.link.FileLinks.Purpose;
import io.viginti.data.version.Versions;
import io.viginti.platform.error.HttpErrors;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.tenancy.OpenWorkspaces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code PUT} and {@code GET /files/{workspace}/{file}?expires=…&signature=…}: the signature is the
 * whole authority, a token is not asked for; but the workspace must be open.
 */
@ApplicationScoped
class FilesRoute {
  private static final String PATH = "/files/:workspace/:file";

  /** Before Quarkus' limit of bodies, which is for what is read into memory. */
  private static final int BEFORE_BODY_LIMIT = -3;

  private final FileLinks links;
  private final OpenWorkspaces openWorkspaces;
  private final Versions versions;
  private final Clusters clusters;
  private final FileStore files;
  private final KeepUpload uploads;
  private final SendFile sender;

  /** The file that a link is for, and how long the link is good. */
  private record Asked(UUID workspace, UUID file, Duration good) {}

  FilesRoute(
      FileLinks links,
      OpenWorkspaces openWorkspaces,
      Versions versions,
      Clusters clusters,
      FileStore files,
      KeepUpload uploads,
      SendFile sender) {
    this.links = links;
    this.openWorkspaces = openWorkspaces;
    this.versions = versions;
    this.clusters = clusters;
    this.files = files;
    this.uploads = uploads;
    this.sender = sender;
  }

  void register(@Observes Router router) {
    router.put(PATH).order(BEFORE_BODY_LIMIT).handler(this::upload);
    router.get(PATH).handler(this::download);
    router.head(PATH).handler(this::download);
  }

  private void upload(RoutingContext route) {
    HttpServerRequest request = route.request();
    Asked asked;
    try {
      asked = read(route, Purpose.UPLOAD);
    } catch (VigintiException refused) {
      refuse(request, refused);
      return;
    }
    request.pause(); // until there is a place for the bytes
    database(asked.workspace())
        .compose(sql -> uploads.keep(sql, asked.workspace(), asked.file(), request))
        .onSuccess(file -> answer(request.response(), file))
        .onFailure(failure -> refuse(request, failure));
  }

  private static void refuse(HttpServerRequest request, Throwable failure) {
    if (!request.isEnded()) {
      // the rest is read, so that the gateway gets to see the answer
      request.handler(left -> {}).resume();
    }
    if (!request.response().closed()) {
      HttpErrors.respond(request.response(), failure);
    }
  }

  private void download(RoutingContext route) {
    HttpServerRequest request = route.request();
    request.resume();
    Asked asked;
    try {
      asked = read(route, Purpose.DOWNLOAD);
    } catch (VigintiException refused) {
      HttpErrors.respond(request.response(), refused);
      return;
    }
    database(asked.workspace())
        .compose(sql -> files.require(sql, asked.workspace(), asked.file()))
        .compose(
            known -> {
              StoredFile file = known.stored();
              if (file == null) {
                throw VigintiException.notFound("File");
              }
              return sender.send(file, asked.good(), request);
            })
        .onFailure(failure -> HttpErrors.respond(request.response(), failure));
  }

  private Asked read(RoutingContext route, Purpose purpose) {
    UUID workspace = id(route.pathParam("workspace"));
    UUID file = id(route.pathParam("file"));
    Duration good =
        links.check(
            purpose,
            workspace,
            file,
            route.request().getParam("expires"),
            route.request().getParam("signature"));
    return new Asked(workspace, file, good);
  }

  private static UUID id(@Nullable String text) {
    try {
      return UUID.fromString(String.valueOf(text));
    } catch (IllegalArgumentException e) {
      throw VigintiException.notFound("File");
    }
  }

  private Future<SqlClient> database(UUID workspace) {
    return Future.fromCompletionStage(
            openWorkspaces.requireOpen(workspace).subscribeAsCompletionStage())
        .compose(open -> versions.current(workspace))
        .map(version -> clusters.require(version.cluster()).transactional());
  }

  private static void answer(HttpServerResponse response, StoredFile file) {
    if (response.closed()) {
      return;
    }
    response
        .putHeader("content-type", "application/json")
        .end(
            JsonNodeFactory.instance
                .objectNode()
                .put("fileId", file.id().toString())
                .put("name", file.name())
                .put("size", file.size())
                .put("mediaType", file.mediaType())
                .put("fileCategory", file.category())
                .put("extension", file.extension())
                .put("sha256", file.sha256())
                .toString());
  }
}
