package io.viginti.auth.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.viginti.platform.vault.SealingKey;
import io.viginti.platform.vault.Vault;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SigningKeyTest {
  private static final Vault VAULT = new Vault(new SealingKey(new byte[32]), List.of());
  private final SigningKey key = SigningKey.generate(Instant.EPOCH);

  @Test
  void survivesStorage() {
    SigningKey read = SigningKey.open(key.seal(VAULT, Instant.EPOCH), VAULT);
    assertThat(read.publicKey()).isEqualTo(key.publicKey());
    assertThat(read.privateKey()).isEqualTo(key.privateKey());
  }

  @Test
  void anotherVaultKeyIsNamed() {
    Vault other =
        new Vault(new SealingKey("another key of thirty-two bytes.".getBytes()), List.of());
    assertThatIllegalStateException()
        .isThrownBy(() -> SigningKey.open(key.seal(VAULT, Instant.EPOCH), other))
        .withMessageContaining("VIGINTI_VAULT_KEY");
  }

  @Test
  void aRowUnderAnotherIdIsNotRead() {
    SigningKeyRow row = key.seal(VAULT, Instant.EPOCH);
    row.id = "another";
    assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.open(row, VAULT));
  }

  @RepeatedTest(20)
  void coordinatesHaveFixedLength() {
    SigningKey any = SigningKey.generate(Instant.EPOCH);
    assertThat(Base64.getUrlDecoder().decode(any.jwk().get("x"))).hasSize(32);
    assertThat(Base64.getUrlDecoder().decode(any.jwk().get("y"))).hasSize(32);
    assertThat(any.jwk()).doesNotContainKey("d");
  }
}
