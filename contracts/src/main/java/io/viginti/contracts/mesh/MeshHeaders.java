package io.viginti.contracts.mesh;

/**
 * Header names between the services; {@code Authorization} carries the caller's own token
 * unchanged.
 */
public final class MeshHeaders {
  /** The service token. */
  public static final String MESH = "X-Viginti-Mesh";

  /** The version an operation was validated against. */
  public static final String SCHEMA_VERSION = "X-Viginti-Schema-Version";

  public static final String REQUEST_ID = "X-Request-Id";
  public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  /**
   * {@code true}: the request belongs to an import. Its records are by {@code IMPORT} and its
   * events are bulk; so is what is done about those.
   */
  public static final String IMPORT = "X-Viginti-Import";

  /** Answer header of workspace-data-service: the version the operation ran against. */
  public static final String RAN_VERSION = "X-Viginti-Ran-Version";

  private MeshHeaders() {}
}
