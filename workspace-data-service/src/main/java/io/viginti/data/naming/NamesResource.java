package io.viginti.data.naming;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.migration.NamesRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** {@code POST /internal/workspaces/{ws}/names}. */
@Path("/internal/workspaces/{workspace}/names")
public class NamesResource {
  private final FollowNames follow;

  NamesResource(FollowNames follow) {
    this.follow = follow;
  }

  @POST
  public Uni<Void> post(@PathParam("workspace") UUID workspace, NamesRequest request) {
    return Uni.createFrom()
        .completionStage(follow.follow(workspace, request.changes()).toCompletionStage());
  }
}
