package io.viginti.gateway.site;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.platform.mesh.MeshService;
import java.util.EnumSet;
import java.util.Set;

/** Which services are away, and what that means for the whole. */
record MeshHealth(Set<MeshService> away) {
  /** Nothing works without these. */
  private static final Set<MeshService> VITAL =
      EnumSet.of(MeshService.AUTH, MeshService.METADATA, MeshService.WORKSPACE_DATA);

  MeshHealth {
    away = Set.copyOf(away);
  }

  int status() {
    return away.stream().anyMatch(VITAL::contains) ? 503 : 200;
  }

  /** {@code {status, failing?, degraded}}. */
  ObjectNode body() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    boolean isOk = status() == 200;
    body.put("status", isOk ? "ok" : "unavailable");
    if (!isOk) {
      var failing = body.putArray("failing");
      in(true).forEach(service -> failing.add(service.key()));
    }
    var degraded = body.putArray("degraded");
    in(false).forEach(service -> degraded.add(service.key()));
    return body;
  }

  private Set<MeshService> in(boolean isVital) {
    Set<MeshService> some = EnumSet.noneOf(MeshService.class);
    away.stream().filter(service -> VITAL.contains(service) == isVital).forEach(some::add);
    return some;
  }
}
