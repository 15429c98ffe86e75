package io.viginti.auth.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRingTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private final SigningKey old = SigningKey.generate(NOW.minus(Duration.ofDays(9)));
  private final SigningKey later = SigningKey.generate(NOW.plusSeconds(600));
  private final KeyRing ring = new KeyRing(List.of(old, later));

  @Test
  void aKeySignsWhenItsTurnHasCome() {
    assertThat(ring.current(NOW)).isEqualTo(old);
    assertThat(ring.next(NOW)).isEqualTo(later);
    assertThat(ring.current(NOW.plusSeconds(600))).isEqualTo(later);
    assertThat(ring.next(NOW.plusSeconds(600))).isNull();
  }

  @Test
  void theOnlyKeySignsWhateverTheClockSays() {
    assertThat(new KeyRing(List.of(later)).current(NOW)).isEqualTo(later);
  }

  @Test
  void aKeyThatSignsNoMoreIsNeverCurrent() {
    SigningKey open = new SigningKey(later.id(), later.publicKey(), null, NOW.minusSeconds(1));
    assertThat(new KeyRing(List.of(open, old)).current(NOW)).isEqualTo(old);
  }

  @Test
  void aKeyIsReplacedWhenAnotherHasSignedForLongEnough() {
    Instant turn = later.signsFrom();
    assertThat(ring.replacedFor(HOUR, turn.plus(HOUR).minusSeconds(1))).isEmpty();
    assertThat(ring.replacedFor(HOUR, turn.plus(HOUR))).containsExactly(old);
  }
}
