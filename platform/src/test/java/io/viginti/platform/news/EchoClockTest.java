package io.viginti.platform.news;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EchoClockTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final EchoClock clock = new EchoClock(Duration.ofSeconds(1), nanos::get);

  @Test
  void isStaleBeforeTheFirstEcho() {
    assertThat(clock.isFresh()).isFalse();
  }

  @Test
  void isFreshForASecondFromWhenTheEchoWasSent() {
    long sent = clock.now();
    pass(Duration.ofMillis(600));
    clock.proved(sent);
    assertThat(clock.isFresh()).isTrue();
    pass(Duration.ofMillis(399));
    assertThat(clock.isFresh()).isTrue();
    pass(Duration.ofMillis(1));
    assertThat(clock.isFresh()).isFalse();
  }

  @Test
  void anEchoThatWaitedWhileTheProcessWasStoppedProvesNothing() {
    long sent = clock.now();
    pass(Duration.ofSeconds(30));
    clock.proved(sent);
    assertThat(clock.isFresh()).isFalse();
  }

  @Test
  void isStaleAtOnceWhenTheSubscriptionEnds() {
    clock.proved(clock.now());
    clock.lost();
    assertThat(clock.isFresh()).isFalse();
  }

  @Test
  void anOldEchoDoesNotShortenWhatANewerOneProved() {
    long first = clock.now();
    pass(Duration.ofMillis(500));
    clock.proved(clock.now());
    clock.proved(first);
    pass(Duration.ofMillis(700));
    assertThat(clock.isFresh()).isTrue();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
