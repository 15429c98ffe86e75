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

  /**
   * The address of the client that the gateway serves, as text. Believed only of the gateway,
   * beside its service token.
   */
  public static final String CLIENT_ADDRESS = "X-Viginti-Client-Address";

  /** What that client says it is; believed as {@link #CLIENT_ADDRESS}. */
  public static final String CLIENT_AGENT = "X-Viginti-Client-Agent";

  /**
   * {@code cookie}: the client is a browser that keeps its tokens in cookies. The gateway says so
   * to auth-service, which then tells the tokens to it and not to the client.
   */
  public static final String SESSION = "X-Viginti-Session";

  /** The value of {@link #SESSION}. */
  public static final String COOKIES = "cookie";

  /** The refresh token of such a client. */
  public static final String REFRESH_TOKEN = "X-Viginti-Refresh-Token";

  /**
   * Answer header of auth-service to the gateway: the tokens that such a client gets, with their
   * ends in seconds since 1970, as JSON; {@code none} when its session has ended.
   */
  public static final String SESSION_TOKENS = "X-Viginti-Session-Tokens";

  /** Answer header of workspace-data-service: the version the operation ran against. */
  public static final String RAN_VERSION = "X-Viginti-Ran-Version";

  private MeshHeaders() {}
}
