package io.viginti.auth.operator;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.news.AnnounceGrants;
import io.viginti.auth.workspace.CreationStep;
import io.viginti.auth.workspace.WorkspaceEvents;
import io.viginti.auth.workspace.WorkspaceRow;
import io.viginti.auth.workspace.WorkspaceStatus;
import io.viginti.auth.workspace.WorkspaceStore;
import io.viginti.contracts.mesh.WorkspaceState;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Suspends, resumes and restores a workspace. When it answers, every live instance knows: who has a
 * token of a suspended workspace is refused from the next request on, open subscriptions end.
 */
@ApplicationScoped
class OpenOrClose {
  private static final Logger LOG = Logger.getLogger(OpenOrClose.class);

  private final Transactions transactions;
  private final WorkspaceStore workspaces;
  private final WorkspaceEvents events;
  private final AnnounceGrants announceGrants;

  OpenOrClose(
      Transactions transactions,
      WorkspaceStore workspaces,
      WorkspaceEvents events,
      AnnounceGrants announceGrants) {
    this.transactions = transactions;
    this.workspaces = workspaces;
    this.events = events;
    this.announceGrants = announceGrants;
  }

  Uni<WorkspaceState> show(String reference) {
    return transactions
        .inTransaction(() -> workspaces.requireByReference(reference))
        .map(OpenOrClose::state);
  }

  Uni<WorkspaceState> suspend(String reference) {
    return change(reference, this::suspend);
  }

  Uni<WorkspaceState> resume(String reference) {
    return change(reference, this::resume);
  }

  Uni<WorkspaceState> restore(String reference) {
    return change(reference, this::restore);
  }

  private Uni<WorkspaceState> change(String reference, Function<WorkspaceRow, Uni<?>> step) {
    return transactions
        .inTransaction(
            () ->
                workspaces
                    .requireByReference(reference)
                    .call(step)
                    .call(row -> announceGrants.ofWorkspace(row.id)))
        .invoke(row -> LOG.infof("event=workspace-state workspace=%s state=%s", row.id, row.status))
        .map(OpenOrClose::state);
  }

  private Uni<Void> suspend(WorkspaceRow row) {
    return switch (row.status) {
      case SUSPENDED -> Uni.createFrom().voidItem();
      case ACTIVE -> {
        to(row, WorkspaceStatus.SUSPENDED);
        yield workspaces.flush().chain(() -> events.suspended(row));
      }
      case PENDING -> throw VigintiException.conflict("The workspace is still being made");
      case DELETED -> throw VigintiException.conflict("The workspace is deleted");
    };
  }

  private Uni<Void> resume(WorkspaceRow row) {
    return switch (row.status) {
      case ACTIVE -> Uni.createFrom().voidItem();
      case SUSPENDED -> {
        to(row, WorkspaceStatus.ACTIVE);
        yield workspaces.flush().chain(() -> events.resumed(row));
      }
      case PENDING -> throw VigintiException.conflict("The workspace is still being made");
      case DELETED -> throw VigintiException.conflict("The workspace is deleted; restore it");
    };
  }

  private Uni<Void> restore(WorkspaceRow row) {
    if (row.status != WorkspaceStatus.DELETED) {
      return Uni.createFrom().voidItem();
    }
    if (row.purgedAt != null) {
      throw VigintiException.conflict("The workspace is purged: nothing of it is left");
    }
    return workspaces
        .freeSubdomain(row.subdomain)
        .chain(
            subdomain -> {
              row.subdomain = subdomain;
              row.purgeAfter = null;
              to(
                  row,
                  row.creationStep == CreationStep.DONE
                      ? WorkspaceStatus.ACTIVE
                      : WorkspaceStatus.PENDING);
              return workspaces.flush();
            })
        .chain(() -> events.resumed(row));
  }

  private static void to(WorkspaceRow row, WorkspaceStatus status) {
    row.status = status;
    row.updatedAt = Clock.systemUTC().instant();
  }

  private static WorkspaceState state(WorkspaceRow row) {
    return new WorkspaceState(
        row.id, row.name, row.subdomain, row.status.name(), row.purgeAfter, row.purgedAt);
  }
}
