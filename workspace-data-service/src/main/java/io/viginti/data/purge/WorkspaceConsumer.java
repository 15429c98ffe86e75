package io.viginti.data.purge;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.event.CloudEvent;
import io.viginti.contracts.event.Topics;
import io.viginti.platform.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** {@code workspace.deleted}: its records go. */
@ApplicationScoped
class WorkspaceConsumer implements EventHandler {
  private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

  private final PurgeWorkspace purge;

  WorkspaceConsumer(PurgeWorkspace purge) {
    this.purge = purge;
  }

  @Override
  public String consumer() {
    return "workspace-data-purge";
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.WORKSPACE);
  }

  @Override
  public Uni<Void> handle(CloudEvent event) {
    UUID workspace = event.workspaceid();
    if (workspace == null || !event.type().equals("workspace.deleted")) {
      return Uni.createFrom().voidItem();
    }
    return Uni.createFrom()
        .voidItem()
        .emitOn(THREADS)
        .invoke(
            () -> {
              try {
                purge.purge(workspace);
              } catch (SQLException e) {
                throw new IllegalStateException("workspace cannot be purged", e);
              }
            });
  }
}
