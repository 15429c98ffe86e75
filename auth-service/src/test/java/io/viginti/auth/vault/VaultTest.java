package io.viginti.auth.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class VaultTest {
  private static final byte[] CONTEXT = {1};
  private final SealingKey key = Vault.read(Vault.DEVELOPMENT_KEY, false);

  @Test
  void opensWhatItSealed() {
    byte[] plain = {1, 2, 3};
    assertThat(key.open(key.seal(plain, CONTEXT), CONTEXT)).isEqualTo(plain);
  }

  @Test
  void sealsTheSameDifferentlyEachTime() {
    byte[] plain = {1, 2, 3};
    assertThat(key.seal(plain, CONTEXT)).isNotEqualTo(key.seal(plain, CONTEXT));
  }

  @Test
  void opensNothingAlteredOrOutOfContext() {
    byte[] sealed = key.seal(new byte[] {1, 2, 3}, CONTEXT);
    assertThatIllegalArgumentException().isThrownBy(() -> key.open(sealed, new byte[] {2}));
    sealed[sealed.length - 1] ^= 1;
    assertThatIllegalArgumentException().isThrownBy(() -> key.open(sealed, CONTEXT));
    assertThatIllegalArgumentException().isThrownBy(() -> key.open(new byte[5], CONTEXT));
  }

  @Test
  void productionRefusesThePublishedKeyByItsSettingsName() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Vault.read(Vault.DEVELOPMENT_KEY, true))
        .withMessageContaining("VIGINTI_VAULT_KEY");
  }

  @Test
  void refusesAKeyOfAnotherLength() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Vault.read("c2hvcnQ=", false))
        .withMessageContaining("VIGINTI_VAULT_KEY");
  }
}
