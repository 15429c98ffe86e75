package io.viginti.data.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.viginti.contracts.mesh.RecordAnswer;
import io.viginti.contracts.mesh.RecordCommand;
import io.viginti.contracts.mesh.RecordCommand.Operation;
import io.viginti.data.engine.RecordEngine;
import io.viginti.data.value.JsonText;
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

  /** A creation that may have happened already: creates what is missing, answers all. */
  Future<RecordAnswer> createAgain(Opened opened, RecordCommand create) {
    return run(opened, with(create, Operation.CREATE_IF_ABSENT))
        .compose(created -> run(opened, findAll(create)));
  }

  private static RecordCommand with(RecordCommand command, Operation operation) {
    return new RecordCommand(
        operation,
        command.object(),
        command.id(),
        command.data(),
        command.filter(),
        command.orderBy(),
        command.limit(),
        command.fields(),
        command.actor());
  }

  private static RecordCommand findAll(RecordCommand create) {
    ObjectNode filter = JsonText.mapper().createObjectNode();
    ArrayNode ids = filter.putObject("id").putArray("in");
    JsonNode data = create.data();
    if (data != null) {
      data.forEach(record -> ids.add(record.path("id")));
    }
    return new RecordCommand(
        Operation.FIND,
        create.object(),
        null,
        null,
        filter,
        null,
        Math.max(1, ids.size()),
        create.fields(),
        null);
  }

  /** A command on one record. */
  public static RecordCommand on(
      Operation operation, String object, UUID id, @Nullable JsonNode data) {
    return new RecordCommand(operation, object, id.toString(), data, null, null, null, null, null);
  }
}
