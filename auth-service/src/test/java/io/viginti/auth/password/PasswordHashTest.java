package io.viginti.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PasswordHashTest {
  private static final PasswordHash.Cost CHEAP = new PasswordHash.Cost(64, 1, 1);
  private static final byte[] SALT = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");

  @Test
  void survivesStorage() {
    PasswordHash hash = PasswordHash.of("correct horse", SALT, CHEAP);
    PasswordHash read = PasswordHash.parse(hash.stored());
    assertThat(read.cost()).isEqualTo(CHEAP);
    assertThat(read.matches("correct horse")).isTrue();
    assertThat(read.matches("correct horsf")).isFalse();
  }

  /** Made by the reference implementation: {@code argon2 somesalt -id -t 2 -k 65536 -p 1 -l 24}. */
  @Test
  void agreesWithTheReferenceImplementation() {
    PasswordHash hash =
        PasswordHash.parse(
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ"
                + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");
    assertThat(hash.matches("password")).isTrue();
  }

  @Test
  void readsNothingElse() {
    assertThatIllegalArgumentException().isThrownBy(() -> PasswordHash.parse("$2b$10$abc"));
  }
}
