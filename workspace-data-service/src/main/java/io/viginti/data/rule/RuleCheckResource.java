package io.viginti.data.rule;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.viginti.contracts.access.RuleCheck;
import io.viginti.contracts.access.RuleProblems;
import io.viginti.data.entry.MeshCaller;
import io.viginti.data.version.OpenWorkspace;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** {@code POST /internal/workspaces/{ws}/rules/check}. */
@Path("/internal/workspaces/{workspace}/rules/check")
public class RuleCheckResource {
  private final OpenWorkspace workspaces;

  RuleCheckResource(OpenWorkspace workspaces) {
    this.workspaces = workspaces;
  }

  @POST
  public Uni<RuleProblems> post(@PathParam("workspace") UUID workspace, RuleCheck check) {
    return Uni.createFrom()
        .completionStage(
            workspaces
                .run(
                    workspace,
                    MeshCaller.in(workspace),
                    check.version(),
                    opened ->
                        Future.succeededFuture(
                            CheckRules.check(check.rules(), opened.engine().catalog())))
                .toCompletionStage());
  }
}
