package io.viginti.data.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.viginti.catalog.value.JsonText;
import io.viginti.contracts.mesh.MeshHeaders;
import io.viginti.contracts.mesh.RecordAnswer;
import io.viginti.contracts.mesh.RecordCommand;
import io.viginti.data.idempotency.RunOnce;
import io.viginti.data.version.OpenWorkspace;
import io.viginti.platform.caller.Caller;
import io.viginti.platform.caller.CurrentCaller;
import io.viginti.platform.error.VigintiException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code POST /internal/workspaces/{ws}/records}: commands of the other services. */
@Path("/internal/workspaces/{workspace}/records")
public class CommandResource {
  private static final ObjectReader COMMANDS =
      JsonText.mapper()
          .readerFor(RecordCommand.class)
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final CurrentCaller caller;
  private final OpenWorkspace workspaces;
  private final RunCommand commands;
  private final RunOnce once;

  CommandResource(
      CurrentCaller caller, OpenWorkspace workspaces, RunCommand commands, RunOnce once) {
    this.caller = caller;
    this.workspaces = workspaces;
    this.commands = commands;
    this.once = once;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Uni<byte[]> run(
      @PathParam("workspace") UUID workspace,
      @HeaderParam(MeshHeaders.IDEMPOTENCY_KEY) @Nullable String key,
      byte[] body) {
    RecordCommand command = read(body);
    Future<Buffer> answer =
        workspaces.run(
            workspace,
            callerIn(workspace),
            opened ->
                key == null
                    ? answer(commands.run(opened, command))
                    : once.run(
                        opened,
                        key,
                        Buffer.buffer(body),
                        keyed -> answer(commands.run(keyed, command))));
    return Uni.createFrom().completionStage(answer.map(Buffer::getBytes).toCompletionStage());
  }

  /** The caller whose token came along, who must be of this workspace; else the mesh itself. */
  private Caller callerIn(UUID workspace) {
    return caller
        .find()
        .map(
            who -> {
              if (!workspace.equals(who.workspaceId())) {
                throw VigintiException.notFound("Workspace");
              }
              return who;
            })
        .orElseGet(() -> MeshCaller.in(workspace));
  }

  private static RecordCommand read(byte[] body) {
    try {
      return COMMANDS.readValue(body);
    } catch (IOException e) {
      throw VigintiException.badInput("The body must be a command");
    }
  }

  private static Future<Buffer> answer(Future<RecordAnswer> answer) {
    return answer.map(
        records -> {
          try {
            return Buffer.buffer(JsonText.mapper().writeValueAsBytes(records));
          } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
