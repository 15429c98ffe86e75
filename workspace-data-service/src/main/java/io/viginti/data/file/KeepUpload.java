package io.viginti.data.file;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.sqlclient.SqlClient;
import io.viginti.data.file.content.FileContent;
import io.viginti.data.file.storage.FileStorage;
import io.viginti.platform.error.ErrorTranslation;
import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Takes the bytes of a file: received whole, looked at, put into the storage, and only then is the
 * row STORED. The same bytes may come again; others for a file that is stored are a CONFLICT.
 */
@ApplicationScoped
class KeepUpload {
  private static final Logger LOG = Logger.getLogger(KeepUpload.class);

  private final Vertx vertx;
  private final FileStore files;
  private final FileStorage storage;
  private final UploadsConfig config;

  KeepUpload(Vertx vertx, FileStore files, FileStorage storage, UploadsConfig config) {
    this.vertx = vertx;
    this.files = files;
    this.storage = storage;
    this.config = config;
  }

  /**
   * @param request paused
   */
  Future<StoredFile> keep(SqlClient sql, UUID workspace, UUID id, HttpServerRequest request) {
    return files
        .require(sql, workspace, id)
        .compose(
            known -> {
              Long announced = known.announcedSize();
              long limit = announced == null ? config.mostBytes() : announced;
              return ReceiveBytes.receive(vertx, request, storage.staging(), limit)
                  .compose(received -> keep(sql, workspace, known, received));
            });
  }

  private Future<StoredFile> keep(
      SqlClient sql, UUID workspace, UploadedFile known, ReceivedBytes received) {
    return Blocking.<StoredFile>run(() -> put(workspace, known, received))
        .compose(
            file ->
                files
                    .store(sql, file)
                    .compose(
                        isFirst -> isFirst ? Future.succeededFuture(file) : repeated(sql, file)));
  }

  private StoredFile put(UUID workspace, UploadedFile known, ReceivedBytes received)
      throws IOException {
    try {
      Long announced = known.announcedSize();
      if (announced != null && received.size() != announced) {
        throw VigintiException.badInput(
            "The file has %d bytes, but %d were announced".formatted(received.size(), announced));
      }
      StoredFile stored = known.stored();
      if (stored != null) {
        return requireSame(stored, received.sha256());
      }
      FileContent content = FileContent.detect(received.path(), known.name());
      StoredFile file =
          new StoredFile(
              workspace,
              known.id(),
              known.name(),
              received.size(),
              received.sha256(),
              content.mediaType(),
              content.category().name(),
              content.extension());
      try {
        storage.put(file.key(), received.path());
      } catch (IOException e) {
        LOG.errorf(e, "event=file-not-stored file=%s", file.id());
        throw VigintiException.unavailable("The storage of files");
      }
      return file;
    } finally {
      Files.deleteIfExists(received.path());
    }
  }

  /** The row was not PENDING any more: another upload won, or the file is gone. */
  private Future<StoredFile> repeated(SqlClient sql, StoredFile file) {
    return files
        .require(sql, file.workspace(), file.id())
        .map(
            known -> {
              StoredFile stored = known.stored();
              if (stored == null) {
                throw new IllegalStateException("a file became PENDING again");
              }
              return requireSame(stored, file.sha256());
            })
        .recover(
            refused ->
                ErrorTranslation.find(refused).isEmpty()
                    ? Future.failedFuture(refused)
                    : Blocking.<StoredFile>run(
                        () -> {
                          storage.remove(file.key());
                          throw ErrorTranslation.translate(refused);
                        }));
  }

  private static StoredFile requireSame(StoredFile stored, String sha256) {
    if (!stored.sha256().equals(sha256)) {
      throw VigintiException.conflict("The file has been uploaded with another content");
    }
    return stored;
  }
}
