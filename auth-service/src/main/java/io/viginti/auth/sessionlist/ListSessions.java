package io.viginti.auth.sessionlist;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.session.SessionRow;
import io.viginti.auth.session.SessionStore;
import io.viginti.auth.workspace.Workspace;
import io.viginti.auth.workspace.WorkspaceRow;
import io.viginti.auth.workspace.WorkspaceStore;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The live sessions of a user, the one used last first. */
@ApplicationScoped
class ListSessions {
  private final Transactions transactions;
  private final SessionStore sessions;
  private final WorkspaceStore workspaces;

  ListSessions(Transactions transactions, SessionStore sessions, WorkspaceStore workspaces) {
    this.transactions = transactions;
    this.sessions = sessions;
    this.workspaces = workspaces;
  }

  /**
   * @param current the session that asks
   */
  Uni<List<Session>> list(UUID userId, @Nullable UUID current) {
    return transactions.inSession(
        () ->
            sessions
                .listLive(userId, Clock.systemUTC().instant())
                .chain(
                    rows ->
                        workspaces
                            .listByIds(workspaceIds(rows))
                            .map(
                                found ->
                                    rows.stream()
                                        .map(row -> session(row, current, found))
                                        .toList())));
  }

  private static List<UUID> workspaceIds(List<SessionRow> rows) {
    return rows.stream().map(row -> row.workspaceId).filter(Objects::nonNull).distinct().toList();
  }

  private static Session session(
      SessionRow row, @Nullable UUID current, List<WorkspaceRow> workspaces) {
    return Session.of(
        row,
        row.id.equals(current),
        workspaces.stream()
            .filter(workspace -> workspace.id.equals(row.workspaceId))
            .findFirst()
            .map(Workspace::of)
            .orElse(null));
  }
}
