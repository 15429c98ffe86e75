package io.viginti.platform.tenancy;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.mesh.WorkspaceState;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.mesh.MeshClient;
import io.viginti.platform.mesh.MeshService;
import io.viginti.platform.news.FollowedCache;
import io.viginti.platform.news.FollowedCaches;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Whether a workspace is open, for what is asked of it without a caller's token (signed links,
 * addresses that others call). Asked of auth-service once, followed by the news {@code
 * grants:<workspace>}.
 */
@ApplicationScoped
public class OpenWorkspaces {
  private static final int MAX_ENTRIES = 10_000;

  private final FollowedCache<UUID, WorkspaceState> states;

  OpenWorkspaces(FollowedCaches caches, MeshClient mesh) {
    this.states =
        caches.create(
            "workspace-states",
            workspace -> "grants:" + workspace,
            workspace ->
                mesh.get(
                    MeshService.AUTH, "/internal/workspaces/" + workspace, WorkspaceState.class),
            MAX_ENTRIES);
  }

  /** FORBIDDEN of a suspended workspace, NOT_FOUND of one that is deleted or never was. */
  public Uni<Void> requireOpen(UUID workspace) {
    return states
        .get(workspace)
        .invoke(
            state -> {
              switch (state.status()) {
                case "SUSPENDED" -> throw VigintiException.forbidden("The workspace is suspended");
                case "DELETED" -> throw VigintiException.notFound("Workspace");
                default -> {}
              }
            })
        .replaceWithVoid();
  }
}
