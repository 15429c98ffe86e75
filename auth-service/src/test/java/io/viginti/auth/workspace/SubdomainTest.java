package io.viginti.auth.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubdomainTest {
  @ParameterizedTest
  @CsvSource({
    "Acme,acme",
    "'  Müller & Söhne GmbH ',muller-sohne-gmbh",
    "Straße,strasse",
    "IBM,ibm",
    "3M,w-3m",
    "'日本',workspace",
    "X,x-workspace",
    "'---',workspace",
    "'a'' or 1=1; --',a-or-1-1"
  })
  void slugsOfNames(String name, String slug) {
    assertThat(Subdomain.slug(name)).isEqualTo(slug);
  }

  @Test
  void aLongNameLeavesRoomForANumber() {
    String slug = Subdomain.slug("Rindfleischetikettierungsüberwachungsaufgabengesetz");
    assertThat(Subdomain.free(slug, Set.of(slug)).value()).hasSizeLessThanOrEqualTo(40);
  }

  @Test
  void aTakenOneIsNumbered() {
    assertThat(Subdomain.free("acme", Set.of()).value()).isEqualTo("acme");
    assertThat(Subdomain.free("acme", Set.of("acme", "acme-2")).value()).isEqualTo("acme-3");
  }

  @Test
  void aReservedOneIsNumbered() {
    assertThat(Subdomain.free("admin", Set.of()).value()).isEqualTo("admin-2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ab", "www", "-acme", "acme-", "ac--me", "Acme", "ac me", "acme.org", "3acme"})
  void refuses(String value) {
    assertThat(Subdomain.isAllowed(value)).isFalse();
  }
}
