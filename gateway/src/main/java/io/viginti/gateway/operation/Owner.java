package io.viginti.gateway.operation;

import io.viginti.platform.mesh.MeshService;

/** Who answers a root field. */
public sealed interface Owner {
  /** {@code __typename}, {@code __schema} and {@code __type}: the gateway itself. */
  record Gateway() implements Owner {}

  /** A root field of the workspace's own objects: workspace-data-service's {@code /records}. */
  record Records() implements Owner {}

  /** A root field of the static part: the {@code /graphql} of one service. */
  record Static(MeshService service) implements Owner {}
}
