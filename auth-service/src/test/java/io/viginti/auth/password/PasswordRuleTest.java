package io.viginti.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PasswordRuleTest {
  private static final String EMAIL = "marie.curie@example.com";
  private final PasswordRule rule = new PasswordRule(Set.of("iloveyou1"));

  @Test
  void acceptsAPlainPhrase() {
    assertThat(rule.problems("correct horse battery", EMAIL)).isEmpty();
  }

  @Test
  void countsCharactersNotUnits() {
    assertThat(rule.problems("🐴🔋🐘🌵🍇🎈🎻🧭", EMAIL)).isEmpty();
    assertThat(rule.problems("🐴🔋🐘🌵", EMAIL)).containsExactly("must have at least 8 characters");
  }

  @Test
  void acceptsTheLongestAndRefusesOneMore() {
    String longest = "ab".repeat(64);
    assertThat(rule.problems(longest, EMAIL)).isEmpty();
    assertThat(rule.problems(longest + "c", EMAIL))
        .containsExactly("must have at most 128 characters");
  }

  @Test
  void refusesCommonOnesInAnySpelling() {
    assertThat(rule.problems("ILoveYou1", EMAIL)).containsExactly("is too easy to guess");
  }

  @Test
  void refusesTheAddressAndRepetitions() {
    assertThat(rule.problems(EMAIL, EMAIL)).hasSize(1);
    assertThat(rule.problems("Marie.Curie", EMAIL)).hasSize(1);
    assertThat(rule.problems("zzzzzzzzz", EMAIL)).hasSize(1);
  }
}
