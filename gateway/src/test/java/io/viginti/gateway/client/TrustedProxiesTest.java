package io.viginti.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TrustedProxiesTest {
  private static final TrustedProxies PROXIES =
      new TrustedProxies(List.of("10.0.0.0/8", " 192.0.2.1", "2001:db8:ff::/48"));

  @Test
  void whoIsConnectedIsTheClientWhateverItSays() {
    assertThat(client("203.0.113.9", "198.51.100.1")).isEqualTo("203.0.113.9");
    assertThat(client(new TrustedProxies(List.of()), "10.0.0.1", "198.51.100.1"))
        .isEqualTo("10.0.0.1");
  }

  @Test
  void aTrustedProxyIsBelieved() {
    assertThat(client("10.1.2.3", "198.51.100.1")).isEqualTo("198.51.100.1");
    assertThat(client("192.0.2.1", "[2001:db8::1]:4711")).isEqualTo("2001:db8:0:0:0:0:0:1");
    assertThat(client("2001:db8:ff::2", "198.51.100.1:443")).isEqualTo("198.51.100.1");
    assertThat(client("10.1.2.3")).isEqualTo("10.1.2.3");
  }

  @Test
  void whatTheClientWroteBeforeThemIsNot() {
    assertThat(client("10.1.2.3", "1.1.1.1, 198.51.100.1")).isEqualTo("198.51.100.1");
    assertThat(client("10.1.2.3", "10.9.9.9, 198.51.100.1, 10.1.1.1")).isEqualTo("198.51.100.1");
  }

  @Test
  void whatIsNoAddressEndsTheChain() {
    assertThat(client("10.1.2.3", "1.1.1.1, unknown")).isEqualTo("10.1.2.3");
    assertThat(client("10.1.2.3", "1.1.1.1, localhost, 10.4.4.4")).isEqualTo("10.4.4.4");
    assertThat(client("10.1.2.3", "")).isEqualTo("10.1.2.3");
  }

  @Test
  void linesOfAHeaderAreOneList() {
    assertThat(ForwardingHeader.X_FORWARDED_FOR.nearestFirst(List.of("a, b", "c")))
        .containsExactly("c", "b", "a");
  }

  @Test
  void readsTheStandardHeader() {
    assertThat(
            ForwardingHeader.FORWARDED.nearestFirst(
                List.of("for=192.0.2.60;proto=http, by=x;For=\"[2001:db8::1]:4711\", proto=https")))
        .containsExactly("", "[2001:db8::1]:4711", "192.0.2.60");
  }

  @Test
  void aSettingThatIsNoNetworkRefusesTheStart() {
    assertThatThrownBy(() -> new TrustedProxies(List.of("proxy.example")))
        .hasMessageContaining("proxy.example");
  }

  private static String client(String peer, String... forwardedFor) {
    return client(PROXIES, peer, forwardedFor);
  }

  private static String client(TrustedProxies proxies, String peer, String... forwardedFor) {
    return proxies
        .client(
            Objects.requireNonNull(TrustedProxies.parse(peer)),
            ForwardingHeader.X_FORWARDED_FOR.nearestFirst(List.of(forwardedFor)))
        .getHostAddress();
  }
}
