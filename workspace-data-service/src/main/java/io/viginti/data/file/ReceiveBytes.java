package io.viginti.data.file;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import io.viginti.platform.error.VigintiException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Streams a body into a staging file. A body over the limit is read on for a while and thrown away,
 * so that the client gets to see the answer. Whatever goes wrong leaves no file.
 */
final class ReceiveBytes {
  /** Bytes over the limit that are still read. */
  private static final long DRAINED = 16L * 1024 * 1024;

  private final HttpServerRequest request;
  private final AsyncFile file;
  private final Path path;
  private final long limit;
  private final MessageDigest digest = sha256();
  private final Promise<ReceivedBytes> done = Promise.promise();
  private long size;
  private boolean isOver;

  private ReceiveBytes(HttpServerRequest request, AsyncFile file, Path path, long limit) {
    this.request = request;
    this.file = file;
    this.path = path;
    this.limit = limit;
  }

  /**
   * @param request paused
   * @return fails with LIMIT_EXCEEDED, or with what broke the connection
   */
  static Future<ReceivedBytes> receive(
      Vertx vertx, HttpServerRequest request, Path staging, long limit) {
    Path path = staging.resolve(UUID.randomUUID().toString());
    return vertx
        .fileSystem()
        .open(path.toString(), new OpenOptions().setCreateNew(true).setWrite(true))
        .compose(
            file -> {
              ReceiveBytes receiving = new ReceiveBytes(request, file, path, limit);
              receiving.start();
              return receiving.done.future();
            })
        .recover(
            failure ->
                vertx
                    .fileSystem()
                    .delete(path.toString())
                    .transform(gone -> Future.failedFuture(failure)));
  }

  private void start() {
    if (request.response().closed()) { // while the file was looked up: nothing more will be told
      fail(new ClosedChannelException());
      return;
    }
    file.exceptionHandler(this::fail);
    request.exceptionHandler(this::fail);
    request.handler(this::take);
    request.endHandler(end -> finish());
    request.resume();
  }

  private void take(Buffer part) {
    size += part.length();
    if (isOver) {
      return;
    }
    if (size > limit) {
      if (size > limit + DRAINED) {
        fail(tooLarge());
      }
      return;
    }
    digest.update(part.getBytes());
    file.write(part).onFailure(this::fail);
    if (file.writeQueueFull()) {
      request.pause();
      file.drainHandler(drained -> request.resume());
    }
  }

  private void finish() {
    if (isOver) {
      return;
    }
    if (size > limit) {
      fail(tooLarge());
      return;
    }
    String sha256 = HexFormat.of().formatHex(digest.digest());
    file.close()
        .onSuccess(closed -> done.tryComplete(new ReceivedBytes(path, size, sha256)))
        .onFailure(done::tryFail);
  }

  private void fail(Throwable reason) {
    if (isOver) {
      return;
    }
    isOver = true;
    file.close().onComplete(closed -> done.tryFail(reason));
  }

  private VigintiException tooLarge() {
    return VigintiException.limit("bytes of the file", limit, size);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
