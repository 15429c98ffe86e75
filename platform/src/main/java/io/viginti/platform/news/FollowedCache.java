package io.viginti.platform.news;

import io.smallrye.mutiny.Uni;
import io.viginti.platform.telemetry.RequestContext;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values of an owner, kept right by the news. {@link #get} answers from memory while the link to
 * the news is fresh and the entry was loaded under the link's generation; else it asks the owner.
 * An entry of an older generation is not used: news may have been lost while the link was. Failures
 * and absences are not kept.
 */
public final class FollowedCache<K, V> {
  private final Function<K, String> subjectOf;
  private final Function<K, Uni<V>> load;
  private final NewsLink link;
  private final Map<K, Kept<V>> entries;
  private final Map<K, Loading<V>> loadings = new HashMap<>();

  private record Kept<V>(V value, String subject, long generation) {}

  private record Loading<V>(String subject, long generation, Uni<V> result) {}

  FollowedCache(
      Function<K, String> subjectOf, Function<K, Uni<V>> load, int maxEntries, NewsLink link) {
    this.subjectOf = subjectOf;
    this.load = load;
    this.link = link;
    this.entries =
        new LinkedHashMap<>(64, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, Kept<V>> eldest) {
            return size() > maxEntries;
          }
        };
  }

  /** The value, if it is in memory and surely current; never asks anyone. */
  public @Nullable V peek(K key) {
    if (!link.isFresh()) {
      return null;
    }
    Kept<V> entry;
    synchronized (this) {
      entry = entries.get(key);
    }
    return entry != null && entry.generation() == link.generation() ? entry.value() : null;
  }

  /** The current value; the owner's failure when it has to be asked and does not answer. */
  public Uni<V> get(K key) {
    return Uni.createFrom()
        .deferred(
            () -> {
              V known = peek(key);
              return known != null ? Uni.createFrom().item(known) : refresh(key);
            });
  }

  private Uni<V> refresh(K key) {
    return RequestContext.backHere(() -> link.isFresh() ? loadOnce(key) : load.apply(key));
  }

  /**
   * Callers at the same time share one load; news that arrives meanwhile keeps it out of memory.
   */
  private Uni<V> loadOnce(K key) {
    String subject = subjectOf.apply(key);
    long generation = link.generation();
    synchronized (this) {
      Loading<V> running = loadings.get(key);
      if (running != null && running.generation() == generation) {
        return running.result();
      }
      Loading<V>[] mine = newSlot();
      Uni<V> result =
          load.apply(key)
              .invoke(value -> store(key, mine[0], new Kept<>(value, subject, generation)))
              .onTermination()
              .invoke(() -> end(key, mine[0]))
              .memoize()
              .indefinitely();
      mine[0] = new Loading<>(subject, generation, result);
      loadings.put(key, mine[0]);
      return result;
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static <V> Loading<V>[] newSlot() {
    return new Loading[1];
  }

  private synchronized void store(K key, Loading<V> loading, Kept<V> entry) {
    if (loadings.get(key) == loading && entry.value() != null) {
      entries.put(key, entry);
    }
  }

  private synchronized void end(K key, Loading<V> loading) {
    loadings.remove(key, loading);
  }

  /** Forgets one key, on this instance only. */
  public synchronized void invalidate(K key) {
    entries.remove(key);
    loadings.remove(key);
  }

  /** News of {@code subject} came. */
  synchronized void forget(String subject) {
    entries.values().removeIf(entry -> entry.subject().equals(subject));
    loadings.values().removeIf(loading -> loading.subject().equals(subject));
  }

  /** What is known, for metrics. */
  synchronized int size() {
    return entries.size();
  }
}
