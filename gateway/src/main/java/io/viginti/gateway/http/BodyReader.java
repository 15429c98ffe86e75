package io.viginti.gateway.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/**
 * Reads a body up to a limit. One over it is read to its end, so that the client gets to see the
 * answer, unless it is past the second limit.
 */
public final class BodyReader {
  private final int limit;
  private final int drained;

  public BodyReader(int limit, int drained) {
    this.limit = limit;
    this.drained = drained;
  }

  /**
   * Reads a body.
   *
   * @param whole gets the body, once
   * @param tooLarge is called instead when it is over the limit; it is told whether the rest of the
   *     body is still on its way
   */
  public void read(HttpServerRequest request, Consumer<Buffer> whole, Consumer<Boolean> tooLarge) {
    Reading reading = new Reading(whole, tooLarge);
    request.handler(reading::take);
    request.endHandler(end -> reading.finish());
    request.exceptionHandler(gone -> reading.isDone = true);
  }

  private final class Reading {
    private final Consumer<Buffer> whole;
    private final Consumer<Boolean> tooLarge;
    private Buffer body = Buffer.buffer();
    private long read;
    private boolean isDone;

    Reading(Consumer<Buffer> whole, Consumer<Boolean> tooLarge) {
      this.whole = whole;
      this.tooLarge = tooLarge;
    }

    private void take(Buffer chunk) {
      read += chunk.length();
      if (read <= limit) {
        body.appendBuffer(chunk);
        return;
      }
      body = Buffer.buffer();
      if (read > drained && !isDone) {
        isDone = true;
        tooLarge.accept(true);
      }
    }

    private void finish() {
      if (isDone) {
        return;
      }
      isDone = true;
      if (read <= limit) {
        whole.accept(body);
      } else {
        tooLarge.accept(false);
      }
    }
  }
}
