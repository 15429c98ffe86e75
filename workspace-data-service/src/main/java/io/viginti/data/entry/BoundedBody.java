package io.viginti.data.entry;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.viginti.platform.error.VigintiException;

/** Reads a request's body up to a bound; the rest of a larger one is read and thrown away. */
final class BoundedBody {
  private static final int USUAL = 1024;

  private BoundedBody() {}

  static Future<Buffer> read(HttpServerRequest request, int maxBytes) {
    Promise<Buffer> done = Promise.promise();
    Buffer body = Buffer.buffer(USUAL);
    long[] length = new long[1];
    request.handler(
        part -> {
          length[0] += part.length();
          if (length[0] <= maxBytes) {
            body.appendBuffer(part);
          }
        });
    request.exceptionHandler(done::tryFail);
    request.endHandler(
        end -> {
          if (length[0] > maxBytes) {
            done.tryFail(VigintiException.limit("request bytes", maxBytes, length[0]));
          } else {
            done.tryComplete(body);
          }
        });
    request.resume();
    return done.future();
  }
}
