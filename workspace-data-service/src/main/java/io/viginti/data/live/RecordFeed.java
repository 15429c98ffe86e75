package io.viginti.data.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.viginti.catalog.Catalog;
import io.viginti.contracts.event.CloudEvent;
import io.viginti.contracts.event.RecordChange;
import io.viginti.contracts.event.Topics;
import io.viginti.data.link.DownloadLinks;
import io.viginti.data.link.FileLinks;
import io.viginti.data.version.Catalogs;
import io.viginti.data.version.Versions;
import io.viginti.platform.caller.Callers;
import io.viginti.platform.event.EventTails;
import io.viginti.platform.news.News;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads record events from the end of their topics and hands each to those of its workspace who
 * asked for it. Events of workspaces that nobody watches are not even parsed.
 */
@ApplicationScoped
class RecordFeed {
  private static final Logger LOG = Logger.getLogger(RecordFeed.class);
  private static final String GRANTS = "grants:";
  private static final int CATALOG_PATIENCE_S = 5;

  /** By then everyone in this process has heard the news that a check depends on. */
  private static final long NEWS_SETTLED_MS = 100;

  private final EventTails tails;
  private final Versions versions;
  private final Catalogs catalogs;
  private final Callers callers;
  private final FileLinks files;
  private final Map<UUID, List<Subscriber>> byWorkspace = new ConcurrentHashMap<>();

  RecordFeed(
      EventTails tails,
      Versions versions,
      Catalogs catalogs,
      Callers callers,
      FileLinks files,
      News news,
      Vertx vertx,
      MeterRegistry meters) {
    this.tails = tails;
    this.versions = versions;
    this.catalogs = catalogs;
    this.callers = callers;
    this.files = files;
    news.onNews(GRANTS, subject -> vertx.setTimer(NEWS_SETTLED_MS, timer -> checkGrants(subject)));
    Gauge.builder("viginti.live.subscribers", this, RecordFeed::size).register(meters);
  }

  void start(@Observes StartupEvent started) {
    tails.follow("record-events", Set.of(Topics.RECORD), this::take);
    tails.follow("bulk-record-events", Set.of(Topics.RECORD_BULK), this::take);
  }

  /** How many listen to a workspace here. */
  int subscribers(UUID workspace) {
    return byWorkspace.getOrDefault(workspace, List.of()).size();
  }

  void add(Subscriber subscriber) {
    byWorkspace.compute(
        subscriber.workspace(),
        (workspace, known) -> {
          List<Subscriber> list = known == null ? new CopyOnWriteArrayList<>() : known;
          list.add(subscriber);
          return list;
        });
  }

  void remove(Subscriber subscriber) {
    byWorkspace.computeIfPresent(
        subscriber.workspace(),
        (workspace, list) -> {
          list.remove(subscriber);
          return list.isEmpty() ? null : list;
        });
  }

  private double size() {
    return byWorkspace.values().stream().mapToInt(List::size).sum();
  }

  private void take(ConsumerRecord<String, byte[]> message) {
    List<Subscriber> subscribers = byWorkspace.get(workspaceOf(message.key()));
    if (subscribers != null) {
      tell(EventBytes.read(message.value()), subscribers);
    }
  }

  private static UUID workspaceOf(String key) {
    return UUID.fromString(key.substring(0, key.indexOf(':')));
  }

  private void tell(CloudEvent event, List<Subscriber> subscribers) {
    RecordChange change = EventBytes.change(event);
    RecordAction action =
        RecordAction.valueOf(event.type().substring("record.".length()).toUpperCase(Locale.ROOT));
    List<Subscriber> asking =
        subscribers.stream()
            .filter(subscriber -> subscriber.asksFor(change.objectName(), action))
            .toList();
    if (asking.isEmpty()) {
      return;
    }
    Catalog catalog = null;
    RecordChange shown = change;
    if (EventFiles.mayBeIn(change.before()) || EventFiles.mayBeIn(change.after())) {
      UUID workspace = asking.getFirst().workspace();
      catalog = catalogOf(workspace);
      shown = catalog == null ? change : linked(change, catalog, workspace);
    }
    RecordEvent told = event(event, shown, action);
    for (Subscriber subscriber : asking) {
      if (!subscriber.hasFilter()) {
        subscriber.send(told);
        continue;
      }
      catalog = catalog == null ? catalogOf(subscriber.workspace()) : catalog;
      if (catalog != null && subscriber.matches(change, catalog)) {
        subscriber.send(told);
      }
    }
  }

  private RecordChange linked(RecordChange change, Catalog catalog, UUID workspace) {
    return catalog
        .findObject(change.objectName())
        .map(
            object -> {
              DownloadLinks links = files.downloads(workspace);
              return new RecordChange(
                  change.objectName(),
                  change.recordId(),
                  EventFiles.linked(change.before(), object, links),
                  EventFiles.linked(change.after(), object, links),
                  change.updatedFields(),
                  change.actor(),
                  change.isSystemObject(),
                  change.linkedLabel());
            })
        .orElse(change);
  }

  /** Waits on the feed's own thread; null when it cannot be had, and then nothing is sent. */
  private @Nullable Catalog catalogOf(UUID workspace) {
    try {
      return versions
          .current(workspace)
          .compose(version -> catalogs.get(version.shapeHash()))
          .toCompletionStage()
          .toCompletableFuture()
          .get(CATALOG_PATIENCE_S, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warnf("event=live-filter-skipped workspace=%s reason=%s", workspace, e);
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private static RecordEvent event(CloudEvent event, RecordChange change, RecordAction action) {
    JsonNode before = change.before();
    JsonNode after = change.after();
    return new RecordEvent(
        action,
        change.objectName(),
        change.recordId(),
        before == null ? null : GraphQlJson.write(before),
        after == null ? null : GraphQlJson.write(after),
        change.updatedFields(),
        GraphQlJson.write(change.actor()),
        event.time());
  }

  /** Grants of a workspace changed: who has none any more hears no more. */
  private void checkGrants(String subject) {
    List<Subscriber> subscribers;
    try {
      subscribers = byWorkspace.get(UUID.fromString(subject.substring(GRANTS.length())));
    } catch (IllegalArgumentException notAWorkspace) {
      return;
    }
    if (subscribers == null) {
      return;
    }
    for (Subscriber subscriber : subscribers) {
      callers
          .authenticate(subscriber.token())
          .subscribe()
          .with(still -> {}, revoked -> subscriber.end());
    }
  }
}
