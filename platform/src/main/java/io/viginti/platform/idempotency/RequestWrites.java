package io.viginti.platform.idempotency;

import io.viginti.platform.telemetry.RequestContext;
import org.jspecify.annotations.Nullable;

/** For transactions: what they run so that it is known that the request of a key wrote. */
public final class RequestWrites {
  /** {@code ?1} is the key. */
  public static final String MARK = "update request_keys set wrote = true where key = ?1";

  private RequestWrites() {}

  /** The key of the request that is being served; null when it has none. */
  public static @Nullable String key() {
    return RequestContext.find(RequestContext.KEYED, String.class);
  }
}
