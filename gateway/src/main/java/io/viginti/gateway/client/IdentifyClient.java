package io.viginti.gateway.client;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells who sent a request. */
@ApplicationScoped
public class IdentifyClient {
  private static final int LONGEST_AGENT = 400;

  private final TrustedProxies proxies;
  private final ForwardingHeader header;

  IdentifyClient(ClientConfig config) {
    this.proxies = new TrustedProxies(config.trustedProxies().orElse(List.of()));
    this.header = config.header();
  }

  /** Null when the connection has no address (a local socket). */
  public @Nullable Client of(HttpServerRequest request) {
    SocketAddress remote = request.remoteAddress();
    String host = remote == null ? null : remote.hostAddress();
    InetAddress peer = host == null ? null : TrustedProxies.parse(withoutZone(host));
    if (peer == null) {
      return null;
    }
    InetAddress client =
        proxies.client(peer, header.nearestFirst(request.headers().getAll(header.headerName())));
    return new Client(withoutZone(client.getHostAddress()), agent(request.getHeader("user-agent")));
  }

  /** IPv6 addresses of a link name the link, too: {@code fe80::1%eth0}. */
  private static String withoutZone(String address) {
    int zone = address.indexOf('%');
    return zone < 0 ? address : address.substring(0, zone);
  }

  private static @Nullable String agent(@Nullable String header) {
    if (header == null || header.isBlank()) {
      return null;
    }
    String clean = header.replaceAll("\\p{Cntrl}", " ").strip();
    return clean.length() > LONGEST_AGENT ? clean.substring(0, LONGEST_AGENT) : clean;
  }
}
