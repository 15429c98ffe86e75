package io.viginti.platform.telemetry;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import io.viginti.contracts.mesh.MeshHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** Takes or makes the request id, answers it, and keeps it for logs and for onward calls. */
@ApplicationScoped
class RequestIdFilter {
  /** Before every other filter. */
  static final int PRIORITY = 1_000;

  private static final String HEADER = "X-Request-Id";
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

  void register(@Observes Filters filters) {
    filters.register(this::identify, PRIORITY);
  }

  private void identify(RoutingContext request) {
    String given = request.request().getHeader(HEADER);
    String id = given != null && SANE.matcher(given).matches() ? given : fresh();
    RequestContext.put(RequestContext.REQUEST_ID, id);
    String trace = request.request().getHeader("traceparent");
    if (trace != null && trace.length() <= 128) {
      RequestContext.put(RequestContext.TRACEPARENT, trace);
    }
    if ("true".equals(request.request().getHeader(MeshHeaders.IMPORT))) {
      RequestContext.put(RequestContext.IMPORT, true);
    }
    MDC.put("requestId", id);
    request.response().putHeader(HEADER, id);
    request.next();
  }

  /** Unlike, not secret: no entropy is drawn for it. */
  private static String fresh() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
