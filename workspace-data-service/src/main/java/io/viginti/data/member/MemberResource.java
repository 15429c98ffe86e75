package io.viginti.data.member;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.event.MemberChange;
import io.viginti.platform.error.VigintiException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.UUID;

/** {@code PUT /internal/workspaces/{ws}/members/{memberId}}: the creator, before any event. */
@Path("/internal/workspaces/{workspace}/members/{member}")
public class MemberResource {
  private final ProjectMember project;

  MemberResource(ProjectMember project) {
    this.project = project;
  }

  @PUT
  public Uni<Void> put(
      @PathParam("workspace") UUID workspace,
      @PathParam("member") UUID memberId,
      MemberChange state) {
    if (!memberId.equals(state.memberId())) {
      throw VigintiException.badInput("The member's id is not that of the path");
    }
    return Uni.createFrom()
        .completionStage(project.join(workspace, state, Instant.now()).toCompletionStage());
  }
}
