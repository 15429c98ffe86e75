package io.viginti.data.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.viginti.contracts.mesh.RecordCommand;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.VigintiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles and runs operations on records. */
@ApplicationScoped
public class RecordEngine {
  /**
   * Runs a GraphQL operation whose root fields are all of the dynamic part.
   *
   * @param variables an object; null when there are none
   * @return the complete response, errors included. The future fails only with the code
   *     SCHEMA_CHANGED, and then nothing was written: the tables are of another version than the
   *     catalog; load the current one and repeat once.
   */
  public Future<Buffer> graphql(
      EngineContext context,
      String query,
      @Nullable JsonNode variables,
      @Nullable String operationName) {
    return Future.failedFuture(VigintiException.of(ErrorCode.UNAVAILABLE, "not yet"));
  }

  /**
   * Runs an internal command.
   *
   * @return the records found or touched in their API form; fails with a VigintiException
   */
  public Future<List<JsonNode>> command(EngineContext context, RecordCommand command) {
    return Future.failedFuture(VigintiException.of(ErrorCode.UNAVAILABLE, "not yet"));
  }
}
