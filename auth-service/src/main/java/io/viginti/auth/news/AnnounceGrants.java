package io.viginti.auth.news;

import io.smallrye.mutiny.Uni;
import io.viginti.platform.news.News;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

/**
 * Tells every instance that grants have changed. Called in the transaction of the change, which is
 * answered when each live instance knows.
 */
@ApplicationScoped
public class AnnounceGrants {
  private final News news;

  AnnounceGrants(News news) {
    this.news = news;
  }

  public Uni<Void> ofWorkspace(UUID workspaceId) {
    return news.announce(Subjects.grants(workspaceId));
  }

  /** Of a user's tokens outside workspaces and in these. */
  public Uni<Void> ofUser(UUID userId, Collection<UUID> workspaceIds) {
    Uni<Void> announced = news.announce(Subjects.user(userId));
    for (UUID workspaceId : workspaceIds) {
      announced = announced.chain(() -> ofWorkspace(workspaceId));
    }
    return announced;
  }
}
