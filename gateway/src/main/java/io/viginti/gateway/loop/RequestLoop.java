package io.viginti.gateway.loop;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The event loop of the request that is being served. Answers of services, caches and worker
 * threads come on threads of their own; a request goes on only on its loop, so that its steps need
 * no locks. What is there already goes on at once.
 */
public final class RequestLoop implements Executor {
  private final @Nullable Context context;

  private RequestLoop(@Nullable Context context) {
    this.context = context;
  }

  /** The loop of the work that asks; outside of one, work goes on wherever it is. */
  public static RequestLoop current() {
    return new RequestLoop(Vertx.currentContext());
  }

  @Override
  public void execute(Runnable work) {
    if (context == null || isHere(context)) {
      work.run();
    } else {
      context.runOnContext(turn -> work.run());
    }
  }

  /** A worker thread may carry the context of a loop: the thread decides. */
  private static boolean isHere(Context context) {
    return context == Vertx.currentContext() && ((ContextInternal) context).inThread();
  }
}
