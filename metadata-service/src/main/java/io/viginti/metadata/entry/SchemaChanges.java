package io.viginti.metadata.entry;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.viginti.contracts.shape.SchemaVersion;
import io.viginti.metadata.migration.MigrationStore;
import io.viginti.metadata.publish.PublishedStore;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.news.News;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Tells subscribers of published versions. News says only that there is one; which objects changed
 * is read from the migrations since the version the subscriber saw last, so nothing is lost when
 * several come at once.
 */
@ApplicationScoped
class SchemaChanges {
  private static final Logger LOG = Logger.getLogger(SchemaChanges.class);
  private static final String SUBJECT = "schema:";

  private final Map<UUID, Set<Subscriber>> subscribers = new ConcurrentHashMap<>();
  private final News news;
  private final Transactions transactions;
  private final PublishedStore published;
  private final MigrationStore migrations;

  SchemaChanges(
      News news, Transactions transactions, PublishedStore published, MigrationStore migrations) {
    this.news = news;
    this.transactions = transactions;
    this.published = published;
    this.migrations = migrations;
  }

  void start(@Observes StartupEvent started) {
    news.onNews(SUBJECT, subject -> tell(subject.substring(SUBJECT.length())));
  }

  /** Every version of the workspace that is published from now on. */
  Multi<SchemaChange> of(UUID workspaceId) {
    return transactions
        .inSession(() -> published.find(workspaceId))
        .map(found -> found.orElseThrow(() -> VigintiException.notFound("Workspace")))
        .onItem()
        .transformToMulti(
            version -> Multi.createFrom().emitter(emitter -> subscribe(emitter, version)));
  }

  private void subscribe(MultiEmitter<? super SchemaChange> emitter, SchemaVersion version) {
    Subscriber subscriber = new Subscriber(emitter, version.version());
    UUID workspaceId = version.workspaceId();
    subscribers.computeIfAbsent(workspaceId, id -> ConcurrentHashMap.newKeySet()).add(subscriber);
    emitter.onTermination(() -> forget(workspaceId, subscriber));
    // What was published between the look-up and now.
    tell(workspaceId.toString());
  }

  private void forget(UUID workspaceId, Subscriber subscriber) {
    subscribers.computeIfPresent(
        workspaceId,
        (id, those) -> {
          those.remove(subscriber);
          return those.isEmpty() ? null : those;
        });
  }

  private void tell(String workspace) {
    UUID workspaceId = UUID.fromString(workspace);
    for (Subscriber subscriber : subscribers.getOrDefault(workspaceId, Set.of())) {
      tell(workspaceId, subscriber)
          .subscribe()
          .with(
              told -> {},
              e -> LOG.warnf("event=schema-change-not-told workspace=%s reason=%s", workspace, e));
    }
  }

  private Uni<Void> tell(UUID workspaceId, Subscriber subscriber) {
    int seen = subscriber.seen();
    return transactions
        .inSession(
            () ->
                published
                    .find(workspaceId)
                    .chain(
                        version ->
                            migrations
                                .changedObjectsSince(workspaceId, seen)
                                .map(
                                    objects ->
                                        new SchemaChange(
                                            version.map(SchemaVersion::version).orElse(seen),
                                            objects))))
        .invoke(subscriber::emit)
        .replaceWithVoid();
  }

  /** Somebody who listens, and the version they know. */
  private static final class Subscriber {
    private final MultiEmitter<? super SchemaChange> emitter;
    private int seen;

    Subscriber(MultiEmitter<? super SchemaChange> emitter, int seen) {
      this.emitter = emitter;
      this.seen = seen;
    }

    synchronized int seen() {
      return seen;
    }

    synchronized void emit(SchemaChange change) {
      if (change.version() > seen) {
        seen = change.version();
        emitter.emit(change);
      }
    }
  }
}
