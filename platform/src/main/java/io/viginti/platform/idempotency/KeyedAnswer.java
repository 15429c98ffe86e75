package io.viginti.platform.idempotency;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/** The answer to a request with a key. */
record KeyedAnswer(int status, String contentType, Buffer body) {
  void write(HttpServerResponse response) {
    response.setStatusCode(status).putHeader("content-type", contentType).end(body);
  }
}
