package io.viginti.data.file;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Work that waits for disks and networks, on a virtual thread. */
final class Blocking {
  private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

  private Blocking() {}

  /** The result comes on the context that asked. */
  static <T> Future<T> run(Callable<T> work) {
    Context context = Objects.requireNonNull(Vertx.currentContext(), "a request's context");
    Promise<T> done = Promise.promise();
    THREADS.execute(
        () -> {
          try {
            T result = work.call();
            context.runOnContext(back -> done.complete(result));
          } catch (Throwable e) { // errors too: a request waits for the end of this
            context.runOnContext(back -> done.fail(e));
          }
        });
    return done.future();
  }
}
