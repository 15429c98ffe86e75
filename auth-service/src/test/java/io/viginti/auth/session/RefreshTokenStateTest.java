package io.viginti.auth.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.viginti.auth.session.RefreshTokenState.Current;
import io.viginti.auth.session.RefreshTokenState.Ended;
import io.viginti.auth.session.RefreshTokenState.JustRotated;
import io.viginti.auth.session.RefreshTokenState.Rotation;
import io.viginti.auth.session.RefreshTokenState.Spent;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefreshTokenStateTest {
  private static final Duration GRACE = Duration.ofSeconds(30);
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final RefreshToken token = RefreshToken.random();
  private final RefreshToken successor = RefreshToken.random();
  private final Rotation rotation = new Current().rotate(token, successor, NOON);

  @Test
  void theNewestIsCurrent() {
    assertThat(RefreshTokenState.of(true, null, false, NOON, GRACE)).isInstanceOf(Current.class);
  }

  @Test
  void aTokenJustRotatedGivesItsSuccessorAgain() {
    RefreshTokenState state = RefreshTokenState.of(true, rotation, false, NOON.plus(GRACE), GRACE);
    assertThat(state)
        .isInstanceOfSatisfying(
            JustRotated.class, s -> assertThat(s.successor(token)).isEqualTo(successor));
    assertThat(rotation.successorHash()).isEqualTo(successor.hash());
  }

  @Test
  void theSuccessorIsReadableWithTheRotatedTokenOnly() {
    JustRotated state = new JustRotated(rotation.successorSealed());
    assertThatIllegalArgumentException().isThrownBy(() -> state.successor(RefreshToken.random()));
  }

  @Test
  void afterTheGraceTimeItIsSpent() {
    assertThat(RefreshTokenState.of(true, rotation, false, NOON.plus(GRACE).plusMillis(1), GRACE))
        .isInstanceOf(Spent.class);
  }

  @Test
  void onceItsSuccessorWasUsedItIsSpent() {
    assertThat(RefreshTokenState.of(true, rotation, true, NOON.plusSeconds(1), GRACE))
        .isInstanceOf(Spent.class);
  }

  @Test
  void nothingWorksOnceTheSessionHasEnded() {
    assertThat(RefreshTokenState.of(false, null, false, NOON, GRACE)).isInstanceOf(Ended.class);
    assertThat(RefreshTokenState.of(false, rotation, false, NOON, GRACE)).isInstanceOf(Ended.class);
  }
}
