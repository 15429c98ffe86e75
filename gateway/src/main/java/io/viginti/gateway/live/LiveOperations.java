package io.viginti.gateway.live;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.viginti.gateway.execute.Answer;
import io.viginti.gateway.execute.ExecuteOperation;
import io.viginti.gateway.execute.GraphQlRequest;
import io.viginti.gateway.execute.Subscribed;
import io.viginti.gateway.operation.Owner;
import io.viginti.gateway.upstream.UpstreamSubscriptionClient;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.mesh.MeshService;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Runs an operation whose answers may be many. */
@ApplicationScoped
class LiveOperations {
  private final Vertx vertx;
  private final ExecuteOperation execute;
  private final UpstreamSubscriptionClient upstream;

  LiveOperations(Vertx vertx, ExecuteOperation execute, UpstreamSubscriptionClient upstream) {
    this.vertx = vertx;
    this.execute = execute;
    this.upstream = upstream;
  }

  /** Hears of an operation, on the context it was started from; {@link #end} comes last, once. */
  interface Sink {
    /** A GraphQL response. */
    void next(String response);

    /**
     * A GraphQL response without data, because nothing ran; no {@link #next} comes before or after.
     */
    void refused(String response);

    void end();
  }

  /**
   * Starts an operation.
   *
   * @return stops it, and what it still hears is not told
   */
  Runnable start(GraphQlRequest request, Sink sink) {
    Running running = new Running(request, sink, vertx.getOrCreateContext());
    execute.subscribe(request).subscribe().with(running::begin);
    return running::stop;
  }

  private final class Running implements UpstreamSubscriptionClient.Listener {
    private final GraphQlRequest request;
    private final Sink sink;
    private final Context context;
    private final AtomicBoolean isDone = new AtomicBoolean();
    private final AtomicReference<Runnable> cancel = new AtomicReference<>(() -> {});

    Running(GraphQlRequest request, Sink sink, Context context) {
      this.request = request;
      this.sink = sink;
      this.context = context;
    }

    void begin(Subscribed subscribed) {
      switch (subscribed) {
        case Subscribed.Refused(Answer answer) -> answer(answer);
        case Subscribed.Plain plain -> execute.run(plain).subscribe().with(this::answer);
        case Subscribed.Stream stream -> {
          if (isDone.get()) {
            return;
          }
          MeshService service =
              stream.step().owner() instanceof Owner.Static(MeshService owner)
                  ? owner
                  : MeshService.WORKSPACE_DATA;
          cancel.set(
              upstream.subscribe(
                  service, request.token(), request.requestId(), execute.bodyOf(stream), this));
          if (isDone.get()) {
            cancel.get().run();
          }
        }
      }
    }

    void stop() {
      if (isDone.compareAndSet(false, true)) {
        cancel.get().run();
      }
    }

    private void answer(Answer answer) {
      String response = new String(answer.body(), StandardCharsets.UTF_8);
      tell(
          () -> {
            if (answer.refusal() == null) {
              sink.next(response);
            } else {
              sink.refused(response);
            }
          });
      complete();
    }

    @Override
    public void next(String response) {
      tell(() -> sink.next(response));
    }

    @Override
    public void errors(String errors) {
      tell(() -> sink.refused("{\"errors\":" + errors + "}"));
      complete();
    }

    @Override
    public void complete() {
      context.runOnContext(
          turn -> {
            if (isDone.compareAndSet(false, true)) {
              sink.end();
            }
          });
    }

    @Override
    public void away() {
      answer(
          Answer.refused(
              VigintiException.unavailable("The source of the events"), request.requestId()));
    }

    private void tell(Runnable what) {
      context.runOnContext(
          turn -> {
            if (!isDone.get()) {
              what.run();
            }
          });
    }
  }
}
