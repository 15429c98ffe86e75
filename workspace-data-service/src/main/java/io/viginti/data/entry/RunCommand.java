package io.viginti.data.entry;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.viginti.contracts.mesh.RecordAnswer;
import io.viginti.contracts.mesh.RecordCommand;
import io.viginti.contracts.mesh.RecordCommand.Operation;
import io.viginti.data.engine.RecordEngine;
import io.viginti.data.version.OpenWorkspace.Opened;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs commands on an opened workspace. */
@ApplicationScoped
public class RunCommand {
  private final RecordEngine engine;

  RunCommand(RecordEngine engine) {
    this.engine = engine;
  }

  public Future<RecordAnswer> run(Opened opened, RecordCommand command) {
    return engine.command(opened.engine(), command).map(RecordAnswer::new);
  }

  /** A command on one record. */
  public static RecordCommand on(
      Operation operation, String object, UUID id, @Nullable JsonNode data) {
    return new RecordCommand(operation, object, id.toString(), data, null, null, null, null, null);
  }
}
