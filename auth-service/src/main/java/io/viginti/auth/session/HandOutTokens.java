package io.viginti.auth.session;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.viginti.auth.key.TokenConfig;
import io.viginti.contracts.mesh.MeshHeaders;
import io.viginti.platform.error.VigintiException;
import io.viginti.platform.mesh.MeshTokens;
import io.viginti.platform.telemetry.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * Tells requests of a browser's session, for which the gateway keeps the tokens, from the others.
 * Only the gateway may ask for it: whoever else asks gets the tokens in the answer.
 */
@ApplicationScoped
public class HandOutTokens {
  private static final int PRIORITY = 790;
  private static final String GATEWAY = "gateway";
  private static final String KEY = "viginti.tokens-out";

  private final MeshTokens tokens;
  private final TokenConfig config;

  HandOutTokens(MeshTokens tokens, TokenConfig config) {
    this.tokens = tokens;
    this.config = config;
  }

  void register(@Observes Filters filters) {
    filters.register(this::prepare, PRIORITY);
  }

  /** How the request being served wants its tokens; to be asked before anything is waited for. */
  public TokensOut ofRequest() {
    TokensOut found = RequestContext.find(KEY, TokensOut.class);
    return found == null ? new TokensOut.InAnswer() : found;
  }

  private void prepare(RoutingContext route) {
    HttpServerRequest request = route.request();
    if (MeshHeaders.COOKIES.equals(request.getHeader(MeshHeaders.SESSION)) && isGateway(request)) {
      String kept = Optional.ofNullable(request.getHeader(MeshHeaders.REFRESH_TOKEN)).orElse("");
      TokensOut.InCookies out = new TokensOut.InCookies(kept, config.refreshLifetime());
      RequestContext.put(KEY, out);
      route.addHeadersEndHandler(
          ended -> {
            String header = out.header();
            if (header != null) {
              route.response().putHeader(MeshHeaders.SESSION_TOKENS, header);
            }
          });
    }
    route.next();
  }

  private boolean isGateway(HttpServerRequest request) {
    try {
      return tokens.verify(request.getHeader(MeshHeaders.MESH)).equals(GATEWAY);
    } catch (VigintiException notOfTheMesh) {
      return false;
    }
  }
}
