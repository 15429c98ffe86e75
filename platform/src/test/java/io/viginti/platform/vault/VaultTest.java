package io.viginti.platform.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

class VaultTest {
  private static final byte[] CONTEXT = {1};
  private static final byte[] PLAIN = {1, 2, 3};
  private static final String OTHER = "YW5vdGhlciBrZXkgb2YgdGhpcnR5LXR3byBieXRlcy4=";

  private final Vault vault = new Vault(Vault.DEVELOPMENT_KEY, List.of(), false);

  @Test
  void opensWhatItSealed() {
    assertThat(vault.open(vault.seal(PLAIN, CONTEXT), CONTEXT)).isEqualTo(PLAIN);
  }

  @Test
  void sealsTheSameDifferentlyEachTime() {
    assertThat(vault.seal(PLAIN, CONTEXT).bytes()).isNotEqualTo(vault.seal(PLAIN, CONTEXT).bytes());
  }

  @Test
  void opensNothingAlteredOrOutOfContext() {
    Sealed sealed = vault.seal(PLAIN, CONTEXT);
    assertThatIllegalArgumentException().isThrownBy(() -> vault.open(sealed, new byte[] {2}));
    sealed.bytes()[sealed.bytes().length - 1] ^= 1;
    assertThatIllegalArgumentException().isThrownBy(() -> vault.open(sealed, CONTEXT));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> vault.open(new Sealed(sealed.keyId(), new byte[5]), CONTEXT));
  }

  @Test
  void opensWithAReadKeyAndSealsWithTheCurrentOne() {
    Sealed before = vault.seal(PLAIN, CONTEXT);
    Vault rotated = new Vault(OTHER, List.of(Vault.DEVELOPMENT_KEY), false);
    assertThat(rotated.open(before, CONTEXT)).isEqualTo(PLAIN);
    assertThat(rotated.seal(PLAIN, CONTEXT).keyId())
        .isEqualTo(rotated.currentKeyId())
        .isNotEqualTo(before.keyId());
    assertThat(rotated.keyIds()).containsExactly(rotated.currentKeyId(), before.keyId());
  }

  @Test
  void namesTheKeyThatIsMissing() {
    Sealed before = vault.seal(PLAIN, CONTEXT);
    assertThatIllegalStateException()
        .isThrownBy(() -> new Vault(OTHER, List.of(), false).open(before, CONTEXT))
        .withMessageContaining(before.keyId())
        .withMessageContaining("VIGINTI_VAULT_READ_KEYS");
  }

  @Test
  void productionRefusesThePublishedKeyByItsSettingsName() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new Vault(Vault.DEVELOPMENT_KEY, List.of(), true))
        .withMessageContaining("VIGINTI_VAULT_KEY");
    assertThatIllegalStateException()
        .isThrownBy(() -> new Vault(OTHER, List.of(Vault.DEVELOPMENT_KEY), true))
        .withMessageContaining("VIGINTI_VAULT_READ_KEYS");
  }

  @Test
  void refusesAKeyOfAnotherLengthAndNone() {
    for (String bad : List.of("c2hvcnQ=", "")) {
      assertThatIllegalStateException()
          .isThrownBy(() -> new Vault(bad, List.of(), false))
          .withMessageContaining("VIGINTI_VAULT_KEY");
    }
  }
}
