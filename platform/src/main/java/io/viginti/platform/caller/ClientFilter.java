package io.viginti.platform.caller;

import io.netty.util.NetUtil;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.viginti.contracts.mesh.MeshHeaders;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.mesh.MeshTokens;
import io.viginti.platform.telemetry.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;

/**
 * Fills {@link CurrentClient}. Only the gateway sees clients, so only what comes with its service
 * token is believed; from anybody else the headers mean nothing.
 */
@ApplicationScoped
class ClientFilter {
  private static final int PRIORITY = 850;
  private static final String GATEWAY = "gateway";

  private final MeshTokens tokens;

  ClientFilter(MeshTokens tokens) {
    this.tokens = tokens;
  }

  void register(@Observes Filters filters) {
    filters.register(this::identify, PRIORITY);
  }

  private void identify(RoutingContext route) {
    HttpServerRequest request = route.request();
    String address = request.getHeader(MeshHeaders.CLIENT_ADDRESS);
    if (address != null && isOfGateway(request)) {
      InetAddress parsed = NetUtil.createInetAddressFromIpAddressString(address);
      if (parsed != null) {
        RequestContext.put(
            RequestContext.CLIENT, new Client(parsed, request.getHeader(MeshHeaders.CLIENT_AGENT)));
      }
    }
    route.next();
  }

  private boolean isOfGateway(HttpServerRequest request) {
    try {
      return tokens.verify(request.getHeader(MeshHeaders.MESH)).equals(GATEWAY);
    } catch (VigintiException notOfTheMesh) {
      return false;
    }
  }
}
