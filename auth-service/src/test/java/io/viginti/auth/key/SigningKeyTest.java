package io.viginti.auth.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.viginti.auth.vault.SealingKey;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SigningKeyTest {
  private static final SealingKey VAULT = new SealingKey(new byte[32]);
  private final SigningKey key = SigningKey.generate();

  @Test
  void survivesStorage() {
    SigningKey read = SigningKey.open(key.seal(VAULT, Instant.EPOCH), VAULT);
    assertThat(read.publicKey()).isEqualTo(key.publicKey());
    assertThat(read.privateKey()).isEqualTo(key.privateKey());
  }

  @Test
  void anotherVaultKeyIsNamed() {
    SealingKey other = new SealingKey("another key of thirty-two bytes.".getBytes());
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
    SigningKey any = SigningKey.generate();
    assertThat(Base64.getUrlDecoder().decode(any.jwk().get("x"))).hasSize(32);
    assertThat(Base64.getUrlDecoder().decode(any.jwk().get("y"))).hasSize(32);
    assertThat(any.jwk()).doesNotContainKey("d");
  }
}
