package io.viginti.devstack.cli;

import io.viginti.devstack.api.InternalClient;
import io.viginti.devstack.api.MeshSecret;
import io.viginti.devstack.mesh.MeshPlan;
import io.viginti.devstack.mesh.Node;
import io.viginti.devstack.mesh.Secrets;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * Reaches the services' internal APIs: of the mesh on this machine, or of any other whose secret
 * and addresses are in the environment.
 */
record Operator(MeshPlan plan, Map<String, String> environment) {
  static final String HOW =
      "The mesh of this machine, or another: VIGINTI_MESH_SECRET and the services' VIGINTI_<SERVICE>_URL.";

  static Operator of(Path repository) {
    return new Operator(MeshPlan.fromEnvironment(repository, System.getenv()), System.getenv());
  }

  InternalClient client(Node node) {
    String url = environment.get(node.urlSetting());
    return new InternalClient(
        URI.create(url != null ? url : "http://127.0.0.1:" + node.port(plan.portOffset())),
        secret());
  }

  private MeshSecret secret() {
    String given = environment.get("VIGINTI_MESH_SECRET");
    return new MeshSecret(given != null ? given : Secrets.of(plan.home()).mesh());
  }
}
