package io.viginti.gateway.client;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The proxies that are believed, and what follows from what they say. */
final class TrustedProxies {
  private final List<IpSubnetFilterRule> networks;

  /**
   * @param networks addresses and CIDR blocks
   */
  TrustedProxies(List<String> networks) {
    this.networks = networks.stream().map(TrustedProxies::network).toList();
  }

  private static IpSubnetFilterRule network(String text) {
    String[] addressAndBits = text.strip().split("/", 2);
    InetAddress address = NetUtil.createInetAddressFromIpAddressString(addressAndBits[0]);
    if (address == null) {
      throw new IllegalArgumentException("not an address or CIDR block: " + text);
    }
    int bits =
        addressAndBits.length == 2
            ? Integer.parseInt(addressAndBits[1])
            : address.getAddress().length * Byte.SIZE;
    return new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT);
  }

  private boolean contains(InetAddress address) {
    InetSocketAddress any = new InetSocketAddress(address, 0);
    return networks.stream().anyMatch(network -> network.matches(any));
  }

  /**
   * The client: each trusted proxy is asked for the one before it, from the nearest on; whoever is
   * not trusted is the client, whatever it says itself.
   *
   * @param peer who is connected
   * @param told what the proxies said, the nearest first
   */
  InetAddress client(InetAddress peer, List<String> told) {
    InetAddress client = peer;
    for (String before : told) {
      InetAddress address = contains(client) ? parse(before) : null;
      if (address == null) {
        return client;
      }
      client = address;
    }
    return client;
  }

  /** An address with or without a port, in brackets or not; null when it is none. */
  static @Nullable InetAddress parse(String text) {
    String address = text;
    int bracket = text.indexOf(']');
    if (text.startsWith("[") && bracket > 0) {
      address = text.substring(1, bracket);
    } else if (text.indexOf(':') > 0 && text.indexOf(':') == text.lastIndexOf(':')) {
      address = text.substring(0, text.indexOf(':'));
    }
    return NetUtil.createInetAddressFromIpAddressString(address);
  }
}
