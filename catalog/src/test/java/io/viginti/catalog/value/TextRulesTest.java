package io.viginti.catalog.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextRulesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b",
        "A.b+c@Sub.Example.com",
        "\"with space\"@example.com",
        "x@[127.0.0.1]",
        "o'neil@x.ie"
      })
  void mailboxesAreLowerCased(String address) {
    assertThat(MailboxAddresses.normalise(address))
        .isEqualTo(address.toLowerCase(java.util.Locale.ROOT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "@b",
        "a@",
        "a b@c",
        "a@b..c",
        ".a@b",
        "a.@b",
        "a@-b",
        "a@b-",
        "é@b",
        "a@b c",
        "Me <a@b>"
      })
  void otherTextIsNoMailbox(String address) {
    assertThat(MailboxAddresses.normalise(address)).isNull();
  }

  @Test
  void mailboxesHaveLimits() {
    assertThat(MailboxAddresses.normalise("a".repeat(64) + "@b")).isNotNull();
    assertThat(MailboxAddresses.normalise("a".repeat(65) + "@b")).isNull();
    assertThat(MailboxAddresses.normalise("a@" + "b.".repeat(200) + "c")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://x", "HTTPS://x.example/a?b#c", "https://user@x:8080", "http://[::1]/"})
  void absoluteWebAddressesAreLinks(String url) {
    assertThat(WebLinks.isAbsoluteHttp(url)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x.example",
        "//x",
        "ftp://x",
        "http:",
        "http:///a",
        "javascript:alert(1)",
        "http://a b",
        "https://:80"
      })
  void otherTextIsNoLink(String url) {
    assertThat(WebLinks.isAbsoluteHttp(url)).isFalse();
  }

  @Test
  void phoneNumbersAreTakenApart() {
    assertThat(PhoneNumber.parse("06 12 34 56 78", "FR", null))
        .isEqualTo(new PhoneNumber("612345678", "FR", "+33"));
    assertThat(PhoneNumber.parse("06 12 34 56 78", null, "+33"))
        .isEqualTo(new PhoneNumber("612345678", "FR", "+33"));
    assertThat(PhoneNumber.parse("+39 02 1234 5678", null, null))
        .isEqualTo(new PhoneNumber("0212345678", "IT", "+39"));
    assertThat(PhoneNumber.parse("0612345678", null, null)).isNull();
    assertThat(PhoneNumber.parse("hello", "FR", null)).isNull();
    assertThat(PhoneNumber.isCountry("XX")).isFalse();
    assertThat(PhoneNumber.isCallingCode("+999")).isFalse();
  }

  @Test
  void textsThatCannotBeStoredAreFound() {
    assertThat(Texts.findFault("fine 😀")).isNull();
    assertThat(Texts.findFault("\u0000")).isNotNull();
    assertThat(Texts.findFault("\ud83d")).isNotNull();
    assertThat(Texts.findFault("\ude00\ud83d")).isNotNull();
    assertThat(Texts.findFault(JsonText.parse("{\"a\": [{\"b\\u0000\": 1}]}"))).isNotNull();
    assertThat(Texts.findFault(JsonText.parse("[[\"\\ud800\"]]"))).isNotNull();
  }
}
