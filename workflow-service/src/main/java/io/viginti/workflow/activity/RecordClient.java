package io.viginti.workflow.activity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.viginti.contracts.mesh.RecordAnswer;
import io.viginti.contracts.mesh.RecordCommand;
import io.viginti.platform.mesh.MeshClient;
import io.viginti.platform.mesh.MeshService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Writes records through workspace-data-service. */
@ApplicationScoped
class RecordClient {
  private final MeshClient mesh;

  RecordClient(MeshClient mesh) {
    this.mesh = mesh;
  }

  /** Writes nothing when a record of that id is there. */
  Uni<Void> createIfAbsent(UUID workspaceId, String object, ObjectNode input) {
    RecordCommand command =
        new RecordCommand(
            RecordCommand.Operation.CREATE_IF_ABSENT,
            object,
            null,
            JsonNodeFactory.instance.arrayNode().add(input),
            null,
            null,
            null,
            List.of("id"),
            null);
    return mesh.post(
            MeshService.WORKSPACE_DATA,
            "/internal/workspaces/" + workspaceId + "/records",
            command,
            RecordAnswer.class)
        .replaceWithVoid();
  }
}
