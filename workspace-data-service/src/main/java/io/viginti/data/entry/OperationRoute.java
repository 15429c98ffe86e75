package io.viginti.data.entry;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.viginti.data.version.OpenWorkspace.Opened;
import io.viginti.platform.caller.Caller;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A way in for operations on records: how one is read, under which version it runs. */
interface OperationRoute {
  /** Runs what came; throws or fails with what it is refused with. */
  Future<Ran> run(Received received);

  /** A failure in the words of whoever sent the operation. */
  default Throwable refusal(Throwable failure) {
    return failure;
  }

  /**
   * An operation as it came.
   *
   * @param caller of a workspace
   * @param version of the schema that the gateway knows of; 0 when it names none
   * @param idempotencyKey null when there is none
   */
  record Received(Caller caller, int version, @Nullable String idempotencyKey, Buffer body) {}

  /**
   * What came of it.
   *
   * @param version it ran under
   */
  record Ran(int version, int status, Buffer body) {
    static Ran under(Opened opened, Buffer body) {
      return new Ran(opened.version().version(), 200, body);
    }
  }

  /** Runs an operation that may run, under the version it is given. */
  interface Execution extends Function<Opened, Future<Buffer>> {}
}
