package io.viginti.gateway.live;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.viginti.gateway.execute.GraphQlRequest;
import jakarta.enterprise.context.ApplicationScoped;

/** GraphQL over server-sent events, distinct connections mode. */
@ApplicationScoped
public class EventStreams {
  private final LiveOperations operations;
  private final CallerWatch watch;
  private final Vertx vertx;
  private final LiveConfig config;

  EventStreams(LiveOperations operations, CallerWatch watch, Vertx vertx, LiveConfig config) {
    this.operations = operations;
    this.watch = watch;
    this.vertx = vertx;
    this.config = config;
  }

  /** Answers a request whose client accepts an event stream. */
  public void stream(GraphQlRequest operation, HttpServerRequest request) {
    HttpServerResponse response = request.response();
    response
        .setChunked(true)
        .putHeader("content-type", "text/event-stream; charset=utf-8")
        .putHeader("cache-control", "no-cache")
        .putHeader("x-accel-buffering", "no");
    response.setWriteQueueMaxSize(config.waitingBytes());
    // The head and a comment at once, so that the client knows it is connected.
    response.write(":\n\n");
    new Stream(response).start(operation);
  }

  private final class Stream implements LiveOperations.Sink {
    private final HttpServerResponse response;
    private Runnable stop = () -> {};
    private Runnable unwatch = () -> {};
    private long heartbeat = -1;

    Stream(HttpServerResponse response) {
      this.response = response;
    }

    void start(GraphQlRequest operation) {
      response.closeHandler(closed -> release());
      response.exceptionHandler(broken -> release());
      heartbeat = vertx.setPeriodic(config.heartbeat().toMillis(), tick -> write(":\n\n"));
      if (operation.caller() != null && operation.token() != null) {
        unwatch = watch.watch(operation.caller(), operation.token(), this::end);
      }
      stop = operations.start(operation, this);
    }

    @Override
    public void next(String result) {
      write("event: next\ndata: " + result + "\n\n");
    }

    @Override
    public void refused(String result) {
      next(result);
    }

    @Override
    public void end() {
      release();
      if (!response.ended() && !response.closed()) {
        response.end("event: complete\ndata:\n\n");
      }
    }

    private void write(String event) {
      if (response.ended() || response.closed()) {
        return;
      }
      if (response.writeQueueFull()) {
        release();
        response.reset();
        return;
      }
      response.write(event);
    }

    private void release() {
      vertx.cancelTimer(heartbeat);
      stop.run();
      unwatch.run();
    }
  }
}
