package io.viginti.platform.telemetry;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/**
 * Adds {@code VIGINTI_PORT_OFFSET} to the port a service has in its own configuration file; a port
 * from the environment or the command line is taken as it is.
 */
public final class PortOffset implements ConfigSourceInterceptor {
  private static final long serialVersionUID = 1L;
  private static final String PORT = "quarkus.http.port";
  private static final int FILE_ORDINAL = 280;

  @Override
  public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
    ConfigValue value = context.proceed(name);
    if (!PORT.equals(name) || value == null || value.getConfigSourceOrdinal() > FILE_ORDINAL) {
      return value;
    }
    ConfigValue offset = context.proceed("viginti.port.offset");
    if (offset == null || offset.getValue() == null || offset.getValue().isBlank()) {
      return value;
    }
    int port =
        Integer.parseInt(value.getValue().trim()) + Integer.parseInt(offset.getValue().trim());
    return value.withValue(Integer.toString(port));
  }
}
