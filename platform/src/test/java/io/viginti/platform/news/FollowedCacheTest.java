package io.viginti.platform.news;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FollowedCacheTest {
  private final Link link = new Link();
  private final Map<String, String> owner = new HashMap<>(Map.of("a", "1"));
  private final List<String> loads = new ArrayList<>();
  private final FollowedCache<String, String> cache =
      new FollowedCache<>(key -> "subject:" + key, this::load, 2, link);

  @Test
  void asksTheOwnerOnceWhileTheLinkIsFresh() {
    assertThat(get("a")).isEqualTo("1");
    assertThat(get("a")).isEqualTo("1");
    assertThat(loads).containsExactly("a");
    assertThat(cache.peek("a")).isEqualTo("1");
  }

  @Test
  void asksAgainAfterNews() {
    get("a");
    owner.put("a", "2");
    cache.forget("subject:a");
    assertThat(cache.peek("a")).isNull();
    assertThat(get("a")).isEqualTo("2");
  }

  @Test
  void asksTheOwnerEveryTimeWhileTheLinkIsStale() {
    get("a");
    link.isFresh = false;
    owner.put("a", "2");
    assertThat(cache.peek("a")).isNull();
    assertThat(get("a")).isEqualTo("2");
    assertThat(get("a")).isEqualTo("2");
    assertThat(loads).hasSize(3);
  }

  @Test
  void reloadsAfterAReconnect() {
    get("a");
    link.generation++;
    owner.put("a", "2");
    assertThat(cache.peek("a")).isNull();
    assertThat(get("a")).isEqualTo("2");
    assertThat(cache.peek("a")).isEqualTo("2");
  }

  @Test
  void doesNotKeepWhatWasLoadedWhileNewsCame() {
    List<UniEmitter<? super String>> pending = new ArrayList<>();
    FollowedCache<String, String> slow =
        new FollowedCache<>(
            key -> "subject:" + key,
            key -> Uni.createFrom().emitter(emitter -> pending.add(emitter)),
            2,
            link);
    var first = slow.get("a").subscribeAsCompletionStage();
    slow.forget("subject:a");
    pending.getFirst().complete("old");
    assertThat(first.join()).isEqualTo("old");
    assertThat(slow.peek("a")).isNull();
  }

  @Test
  void callersAtTheSameTimeShareOneLoad() {
    List<UniEmitter<? super String>> pending = new ArrayList<>();
    FollowedCache<String, String> slow =
        new FollowedCache<>(
            key -> "subject:" + key,
            key -> Uni.createFrom().emitter(emitter -> pending.add(emitter)),
            2,
            link);
    var first = slow.get("a").subscribeAsCompletionStage();
    var second = slow.get("a").subscribeAsCompletionStage();
    assertThat(pending).hasSize(1);
    pending.getFirst().complete("1");
    assertThat(first.join() + second.join()).isEqualTo("11");
  }

  @Test
  void doesNotKeepFailures() {
    owner.clear();
    assertThat(cache.get("a").onFailure().recoverWithItem("failed").await().indefinitely())
        .isEqualTo("failed");
    owner.put("a", "2");
    assertThat(get("a")).isEqualTo("2");
  }

  @Test
  void holdsNoMoreThanItsLimit() {
    owner.putAll(Map.of("b", "2", "c", "3"));
    get("a");
    get("b");
    get("c");
    assertThat(cache.peek("a")).isNull();
    assertThat(cache.size()).isEqualTo(2);
  }

  private String get(String key) {
    return cache.get(key).await().indefinitely();
  }

  private Uni<String> load(String key) {
    loads.add(key);
    String value = owner.get(key);
    return value == null
        ? Uni.createFrom().failure(new IllegalStateException("absent"))
        : Uni.createFrom().item(value);
  }

  private static final class Link implements NewsLink {
    private boolean isFresh = true;
    private long generation;

    @Override
    public boolean isFresh() {
      return isFresh;
    }

    @Override
    public long generation() {
      return generation;
    }
  }
}
