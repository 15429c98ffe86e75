package io.viginti.auth.lockout;

import io.viginti.auth.vault.Sha256;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/** By what wrong guesses are counted. */
final class Subject {
  private static final int NETWORK_BYTES = 8;

  private Subject() {}

  /** An account, whether it exists or not, by the e-mail address as it was given. */
  static String account(String email) {
    byte[] address = email.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    return "account:" + HexFormat.of().formatHex(Sha256.of(address));
  }

  /** A client; of IPv6 its /64, of which one subscriber has all the addresses. */
  static String address(InetAddress address) {
    if (address instanceof Inet4Address) {
      return "address:" + address.getHostAddress();
    }
    byte[] network = address.getAddress();
    Arrays.fill(network, NETWORK_BYTES, network.length, (byte) 0);
    try {
      return "address:" + InetAddress.getByAddress(network).getHostAddress() + "/64";
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("an address of " + network.length + " bytes", impossible);
    }
  }
}
