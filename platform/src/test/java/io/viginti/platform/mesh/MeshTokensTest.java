package io.viginti.platform.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.VigintiException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MeshTokensTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  @Test
  void aTokenNamesTheServiceThatMadeIt() {
    MeshTokens tokens = new MeshTokens(SECRET, "auth-service");
    assertThat(tokens.verify(tokens.token())).isEqualTo("auth-service");
    assertThat(tokens.verify(tokens.token())).isEqualTo("auth-service");
  }

  @Test
  void anotherSecretIsRefused() {
    String foreign = new MeshTokens("another-secret-of-thirty-two-bytes", "x").token();
    refuses(foreign);
  }

  @Test
  void noTokenIsRefused() {
    refuses(null);
    refuses("");
    refuses("a.b.c");
  }

  @Test
  void aShortSecretIsRefusedAtStart() {
    assertThatThrownBy(() -> new MeshTokens("short", "x"))
        .hasMessageContaining("viginti.mesh.secret");
  }

  @Test
  void theGuardSeesThroughSlashes() {
    assertThat(MeshGuard.isInternal("/internal/grants")).isTrue();
    assertThat(MeshGuard.isInternal("//internal/grants")).isTrue();
    assertThat(MeshGuard.isInternal("/internal")).isTrue();
    assertThat(MeshGuard.isInternal("/internals")).isFalse();
  }

  private static void refuses(@Nullable String token) {
    assertThatThrownBy(() -> new MeshTokens(SECRET, "x").verify(token))
        .isInstanceOfSatisfying(
            VigintiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAUTHENTICATED));
  }
}
