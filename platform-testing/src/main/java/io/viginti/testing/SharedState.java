package io.viginti.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * State of the JVM, whichever class loader asks: tests and application are loaded by different
 * ones. Values are of plain JDK types.
 */
public final class SharedState {
  /** Only the one of the system class loader is used. */
  public static final Map<String, Object> STATE = new ConcurrentHashMap<>();

  private SharedState() {}

  @SuppressWarnings("unchecked")
  static Map<String, Object> ofJvm() {
    try {
      return (Map<String, Object>)
          ClassLoader.getSystemClassLoader()
              .loadClass(SharedState.class.getName())
              .getField("STATE")
              .get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("platform-testing is not on the class path of the JVM", e);
    }
  }
}
