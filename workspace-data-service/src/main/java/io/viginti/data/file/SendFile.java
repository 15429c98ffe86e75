package io.viginti.data.file;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.viginti.data.file.content.ByteRange;
import io.viginti.data.file.content.ServedFile;
import io.viginti.data.file.storage.FileStorage;
import io.viginti.platform.error.HttpErrors;
import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Answers a request for a file: conditions, ranges, headers and bytes (RFC 9110). */
@ApplicationScoped
class SendFile {
  private static final Logger LOG = Logger.getLogger(SendFile.class);
  private static final int CHUNK = 64 * 1024;
  private static final int NOT_MODIFIED = 304;
  private static final int PARTIAL = 206;
  private static final int OUT_OF_REACH = 416;

  /** What a refusal must not say: browsers would keep it as long as the link is good. */
  private static final List<String> ABOUT_THE_FILE =
      List.of("etag", "cache-control", "accept-ranges", "content-range");

  private final FileStorage storage;

  SendFile(FileStorage storage) {
    this.storage = storage;
  }

  /**
   * @param good how long the link is good, and the answer may be kept
   */
  Future<Void> send(StoredFile file, Duration good, HttpServerRequest request) {
    HttpServerResponse response = request.response();
    String tag = "\"" + file.sha256() + "\"";
    response
        .putHeader("etag", tag)
        .putHeader("cache-control", "private, max-age=" + good.toSeconds() + ", immutable")
        .putHeader("accept-ranges", "bytes");
    if (names(request.getHeader("if-none-match"), tag)) {
      return response.setStatusCode(NOT_MODIFIED).end();
    }
    String ifRange = request.getHeader("if-range");
    boolean isRangeWanted = ifRange == null || ifRange.equals(tag);
    return switch (ByteRange.of(isRangeWanted ? request.getHeader("range") : null, file.size())) {
      case ByteRange.Whole whole -> send(file, 0, file.size(), request);
      case ByteRange.Part(long from, long length) -> {
        response
            .setStatusCode(PARTIAL)
            .putHeader(
                "content-range", "bytes " + from + "-" + (from + length - 1) + "/" + file.size());
        yield send(file, from, length, request);
      }
      case ByteRange.OutOfReach none -> {
        response.headers().remove("cache-control");
        yield response
            .setStatusCode(OUT_OF_REACH)
            .putHeader("content-range", "bytes */" + file.size())
            .putHeader("content-type", HttpErrors.PROBLEM_JSON)
            .end(
                HttpErrors.problem(
                        VigintiException.badInput("The file has only " + file.size() + " bytes"))
                    .put("status", OUT_OF_REACH)
                    .toString());
      }
    };
  }

  private static boolean names(@Nullable String tags, String tag) {
    return tags != null
        && Arrays.stream(tags.split(",", -1))
            .map(String::strip)
            .anyMatch(known -> known.equals("*") || known.equals(tag) || known.equals("W/" + tag));
  }

  private Future<Void> send(StoredFile file, long from, long length, HttpServerRequest request) {
    if (request.method() == HttpMethod.HEAD) {
      head(file, length, request.response());
      return request.response().end();
    }
    return Blocking.<Void>run(
            () -> {
              try (InputStream bytes = open(file, from, length)) {
                head(file, length, request.response());
                pump(bytes, request.response());
              }
              return null;
            })
        .onFailure(refused -> ABOUT_THE_FILE.forEach(request.response().headers()::remove));
  }

  private static void head(StoredFile file, long length, HttpServerResponse response) {
    String type = file.mediaType();
    response
        .putHeader("content-type", ServedFile.contentType(type))
        .putHeader("content-length", String.valueOf(length))
        .putHeader("content-disposition", ServedFile.disposition(type, file.name()))
        .putHeader("content-security-policy", ServedFile.securityPolicy(type))
        .putHeader("x-content-type-options", "nosniff");
  }

  private InputStream open(StoredFile file, long from, long length) {
    try {
      return storage.open(file.key(), from, length);
    } catch (NoSuchFileException e) {
      throw VigintiException.notFound("File"); // removed since its row was read
    } catch (IOException e) {
      LOG.errorf(e, "event=file-not-read file=%s", file.id());
      throw VigintiException.unavailable("The storage of files");
    }
  }

  /** As fast as the client takes it. */
  private static void pump(InputStream bytes, HttpServerResponse response)
      throws IOException, InterruptedException {
    byte[] chunk = new byte[CHUNK];
    try {
      for (int count = bytes.read(chunk); count >= 0; count = bytes.read(chunk)) {
        wait(response.write(Buffer.buffer(count).appendBytes(chunk, 0, count)));
      }
      wait(response.end());
    } catch (ExecutionException gone) {
      LOG.debugf("event=download-left reason=%s", gone.getCause());
    } catch (IOException e) {
      response.reset(); // the head is out: only the broken connection can tell
      throw e;
    }
  }

  private static void wait(Future<Void> written) throws ExecutionException, InterruptedException {
    written.toCompletionStage().toCompletableFuture().get();
  }
}
