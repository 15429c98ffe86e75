package io.viginti.platform.news;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Announces changes of state that every instance must follow, and tells of those announced. */
@ApplicationScoped
public class News {
  private final RedisNews redis;
  private final Instance<NewsNotes> notes;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  private record Listener(String prefix, Consumer<String> action) {}

  @Inject
  News(
      Redis client,
      Vertx vertx,
      NewsConfig config,
      Instance<NewsNotes> notes,
      @ConfigProperty(name = "viginti.instance") Optional<String> instance) {
    this.notes = notes;
    this.redis =
        new RedisNews(
            client, vertx, config, instance.orElse("i") + "-" + UUID.randomUUID(), this::tell);
  }

  void start(@Observes @Priority(1) StartupEvent started) {
    redis.start();
  }

  void stop(@Observes ShutdownEvent stopping) {
    redis.stop();
  }

  /**
   * Tells every instance that this subject is another now. In a transaction it is noted in it, and
   * told after the commit, before the transaction's answer is given; call it so wherever a change
   * takes something from somebody, else a death in between leaves others with what was. Telling
   * ends when all live instances have confirmed, after a second at most; an instance that does not
   * confirm by then knows that it is stale. Does not fail when Redis is away: then no link is fresh
   * within a second either, and that second is waited for.
   */
  public Uni<Void> announce(String subject) {
    // A service without a database has no notes, and no transactions.
    return notes.isResolvable() && notes.get().isInTransaction()
        ? notes.get().note(subject)
        : tellAll(subject).replaceWithVoid();
  }

  /** Tells now; false when Redis did not take it. */
  Uni<Boolean> tellAll(String subject) {
    return redis.announce(subject);
  }

  /**
   * @param subjectPrefix of the subjects to hear of; empty for all
   * @param listener is called on an event loop and must not block
   */
  public void onNews(String subjectPrefix, Consumer<String> listener) {
    listeners.add(new Listener(subjectPrefix, listener));
  }

  /** Whether this instance surely knows all news older than a second. */
  public boolean isFresh() {
    return redis.isFresh();
  }

  NewsLink link() {
    return redis;
  }

  private void tell(String subject) {
    for (Listener listener : listeners) {
      if (subject.startsWith(listener.prefix())) {
        listener.action().accept(subject);
      }
    }
  }
}
