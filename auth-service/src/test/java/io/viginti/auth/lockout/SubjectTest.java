package io.viginti.auth.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.NetUtil;
import org.junit.jupiter.api.Test;

class SubjectTest {
  @Test
  void aNetworkOfIpv6IsOneClient() {
    assertThat(address("2001:db8:1:2:aaaa::1")).isEqualTo(address("2001:db8:1:2::ffff"));
    assertThat(address("2001:db8:1:2::1")).isNotEqualTo(address("2001:db8:1:3::1"));
  }

  @Test
  void ipv4IsCountedByAddressHoweverItIsWritten() {
    assertThat(address("203.0.113.7")).isEqualTo("address:203.0.113.7");
    assertThat(address("::ffff:203.0.113.7")).isEqualTo("address:203.0.113.7");
    assertThat(address("203.0.113.8")).isNotEqualTo(address("203.0.113.7"));
  }

  @Test
  void spellingsOfAnAddressAreOneAccount() {
    assertThat(Subject.account(" Ada@Example.org ")).isEqualTo(Subject.account("ada@example.org"));
    assertThat(Subject.account("ada@example.org")).doesNotContain("ada");
  }

  private static String address(String text) {
    return Subject.address(NetUtil.createInetAddressFromIpAddressString(text));
  }
}
