package io.viginti.platform.news;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Makes {@link FollowedCache}s. */
@ApplicationScoped
public class FollowedCaches {
  private final News news;
  private final MeterRegistry meters;

  FollowedCaches(News news, MeterRegistry meters) {
    this.news = news;
    this.meters = meters;
  }

  /**
   * @param name for metrics
   * @param subjectOf the news subject that makes an entry void
   * @param load asks the owner
   */
  public <K, V> FollowedCache<K, V> create(
      String name, Function<K, String> subjectOf, Function<K, Uni<V>> load, int maxEntries) {
    FollowedCache<K, V> cache = new FollowedCache<>(subjectOf, load, maxEntries, news.link());
    news.onNews("", cache::forget);
    Gauge.builder("viginti.followed.entries", cache, FollowedCache::size)
        .tag("cache", name)
        .register(meters);
    return cache;
  }
}
