package io.viginti.data.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.viginti.catalog.CatalogObject;
import io.viginti.contracts.event.CloudEvent;
import io.viginti.contracts.event.RecordChange;
import io.viginti.contracts.event.Topics;
import io.viginti.data.engine.EngineContext;
import io.viginti.data.engine.RecordEngine;
import io.viginti.data.link.DownloadLinks;
import io.viginti.data.link.FileLinks;
import io.viginti.data.plan.access.EventAccess;
import io.viginti.data.version.OpenWorkspace;
import io.viginti.data.version.OpenWorkspace.Opened;
import io.viginti.platform.caller.Callers;
import io.viginti.platform.event.EventTails;
import io.viginti.platform.news.News;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
  private static final int PATIENCE_S = 5;

  /** By then everyone in this process has heard the news that a check depends on. */
  private static final long NEWS_SETTLED_MS = 100;

  private final EventTails tails;
  private final OpenWorkspace workspaces;
  private final RecordEngine engine;
  private final Callers callers;
  private final FileLinks files;
  private final Map<UUID, List<Subscriber>> byWorkspace = new ConcurrentHashMap<>();

  RecordFeed(
      EventTails tails,
      OpenWorkspace workspaces,
      RecordEngine engine,
      Callers callers,
      FileLinks files,
      News news,
      Vertx vertx,
      MeterRegistry meters) {
    this.tails = tails;
    this.workspaces = workspaces;
    this.engine = engine;
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
    Map<Who, Optional<Told>> told = new HashMap<>();
    for (Subscriber subscriber : subscribers) {
      if (subscriber.asksFor(change.objectName(), action)) {
        tell(event, change, action, subscriber, told);
      }
    }
  }

  /** To whom the same of an event is told. */
  private record Who(Subscriber.Under under, @Nullable UUID member) {}

  /** What is told of an event, before a filter is asked. */
  private record Told(CatalogObject object, RecordChange change, RecordEvent event) {}

  /** Access is looked up for each event: a change of it holds from the next one on. */
  private void tell(
      CloudEvent event,
      RecordChange change,
      RecordAction action,
      Subscriber subscriber,
      Map<Who, Optional<Told>> told) {
    Opened opened = openFor(subscriber);
    if (opened == null) {
      return;
    }
    EngineContext engine = opened.engine();
    Subscriber.Under under =
        new Subscriber.Under(engine.catalog(), new EventAccess(engine.access()));
    UUID member = under.access().isUnrestricted() ? null : engine.caller().memberId();
    told.computeIfAbsent(new Who(under, member), who -> told(event, change, action, engine, under))
        .filter(it -> subscriber.matches(it.change(), it.object(), under))
        .ifPresent(it -> subscriber.send(it.event()));
  }

  private Optional<Told> told(
      CloudEvent event,
      RecordChange change,
      RecordAction action,
      EngineContext engine,
      Subscriber.Under under) {
    Optional<CatalogObject> object = engine.catalog().findObject(change.objectName());
    return object.flatMap(
        of ->
            new SeenChange(of, under.access(), engine.caller().memberId())
                .of(change, () -> isThere(engine, of, change.recordId()))
                .map(seen -> linked(seen, of, engine.database().workspaceId()))
                .map(seen -> new Told(of, seen, event(event, seen, action))));
  }

  private boolean isThere(EngineContext engine, CatalogObject object, String record) {
    return Boolean.TRUE.equals(await(this.engine.isThere(engine, object, UUID.fromString(record))));
  }

  private RecordChange linked(RecordChange change, CatalogObject object, UUID workspace) {
    if (!EventFiles.mayBeIn(change.before()) && !EventFiles.mayBeIn(change.after())) {
      return change;
    }
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
  }

  /** The workspace for whoever subscribed, as they are just now; null for who may hear nothing. */
  private @Nullable Opened openFor(Subscriber subscriber) {
    return await(
        Future.fromCompletionStage(
                callers.authenticate(subscriber.token()).subscribeAsCompletionStage())
            .compose(who -> workspaces.run(subscriber.workspace(), who, Future::succeededFuture)));
  }

  /** Waits on the feed's own thread; null when it cannot be had, and then nothing is sent. */
  private static <T> @Nullable T await(Future<T> asked) {
    try {
      return asked.toCompletionStage().toCompletableFuture().get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warnf("event=live-event-skipped reason=%s", e);
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
