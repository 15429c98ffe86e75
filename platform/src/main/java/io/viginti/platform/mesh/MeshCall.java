package io.viginti.platform.mesh;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What differs from a plain call: more headers, another timeout, the caller's rights. */
public final class MeshCall {
  /** The service's own rights, the default timeout. */
  public static final MeshCall PLAIN = new MeshCall(Map.of(), null, false);

  private final Map<String, String> headers;
  private final @Nullable Duration timeout;
  private final boolean isForCaller;

  private MeshCall(Map<String, String> headers, @Nullable Duration timeout, boolean isForCaller) {
    this.headers = Map.copyOf(headers);
    this.timeout = timeout;
    this.isForCaller = isForCaller;
  }

  public MeshCall withHeader(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new MeshCall(more, timeout, isForCaller);
  }

  public MeshCall withTimeout(Duration limit) {
    return new MeshCall(headers, limit, isForCaller);
  }

  /** With the caller's own token besides the service's: the callee applies the caller's rights. */
  public MeshCall forCaller() {
    return new MeshCall(headers, timeout, true);
  }

  Map<String, String> headers() {
    return headers;
  }

  Optional<Duration> timeout() {
    return Optional.ofNullable(timeout);
  }

  boolean isForCaller() {
    return isForCaller;
  }
}
