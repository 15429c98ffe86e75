package io.viginti.catalog.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PhysicalNamesTest {
  @Test
  void keepsANameThatFitsAndIsFree() {
    assertThat(PhysicalNames.allot("companies", Set.of("people"))).isEqualTo("companies");
  }

  @Test
  void shortensToPostgresLimitEvenWhenNumbered() {
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < 120; i++) {
      String name = PhysicalNames.allot("x".repeat(80), taken);
      assertThat(name).hasSizeLessThanOrEqualTo(PhysicalNames.MAX_BYTES);
      assertThat(taken.add(name)).isTrue();
    }
  }

  @Test
  void cutsBytesAndNeverHalfACharacter() {
    String name = PhysicalNames.allot("é".repeat(40), Set.of());

    assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSize(62);
    assertThat(name).isEqualTo("é".repeat(31));
  }
}
