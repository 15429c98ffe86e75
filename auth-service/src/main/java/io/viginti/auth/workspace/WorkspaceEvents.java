package io.viginti.auth.workspace;

import io.smallrye.mutiny.Uni;
import io.viginti.contracts.event.Topics;
import io.viginti.contracts.event.WorkspaceChange;
import io.viginti.platform.event.Outbox;
import jakarta.enterprise.context.ApplicationScoped;

/** Events of workspaces, written in the caller's transaction. */
@ApplicationScoped
public class WorkspaceEvents {
  private final Outbox outbox;

  WorkspaceEvents(Outbox outbox) {
    this.outbox = outbox;
  }

  public Uni<Void> created(WorkspaceRow row) {
    return add("workspace.created", row);
  }

  public Uni<Void> updated(WorkspaceRow row) {
    return add("workspace.updated", row);
  }

  /** Nobody gets in any more; whoever does something for it by itself, stops. */
  public Uni<Void> suspended(WorkspaceRow row) {
    return add("workspace.suspended", row);
  }

  /** It is open again. */
  public Uni<Void> resumed(WorkspaceRow row) {
    return add("workspace.resumed", row);
  }

  /** It is gone for good: every owner purges. */
  public Uni<Void> deleted(WorkspaceRow row) {
    return add("workspace.deleted", row);
  }

  private Uni<Void> add(String type, WorkspaceRow row) {
    WorkspaceChange data = new WorkspaceChange(row.id, row.name, row.status.name());
    return outbox.add(Topics.WORKSPACE, row.id.toString(), outbox.event(type, null, row.id, data));
  }
}
