package io.viginti.auth.key;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The signing keys at a moment: at most one signs, all are published. */
record KeyRing(List<SigningKey> keys) {
  /** The one that signs first. */
  private static final Comparator<SigningKey> IN_TURN =
      Comparator.comparing(SigningKey::signsFrom).thenComparing(SigningKey::id);

  KeyRing {
    keys = keys.stream().sorted(IN_TURN.reversed()).toList();
  }

  /** The key that signs at {@code now}: of those whose turn has come the last. */
  SigningKey current(Instant now) {
    return keys.stream()
        .filter(key -> key.privateKey() != null && !key.signsFrom().isAfter(now))
        .findFirst()
        .or(() -> keys.reversed().stream().filter(key -> key.privateKey() != null).findFirst())
        .orElseThrow(() -> new IllegalStateException("no signing key has its private part"));
  }

  /** Those in whose place another has been for {@code time} and longer, at {@code now}. */
  List<SigningKey> replacedFor(Duration time, Instant now) {
    return keys.stream().filter(key -> isReplaced(key, now.minus(time))).toList();
  }

  private boolean isReplaced(SigningKey key, Instant before) {
    return keys.stream()
        .anyMatch(other -> IN_TURN.compare(other, key) > 0 && !other.signsFrom().isAfter(before));
  }

  /** The key that is published and whose turn has not come; null when there is none. */
  @Nullable SigningKey next(Instant now) {
    return keys.stream().filter(key -> key.signsFrom().isAfter(now)).findFirst().orElse(null);
  }
}
