package io.viginti.devstack.mesh;

import io.viginti.devstack.servers.DatabaseRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The eight services: where they are built, where they listen, and what their JVM is given. */
public enum Node {
  AUTH("auth-service", 8081, DatabaseRole.AUTH, 224, false),
  METADATA("metadata-service", 8082, DatabaseRole.METADATA, 224, false),
  WORKSPACE_DATA("workspace-data-service", 8083, DatabaseRole.DATA, 512, true),
  MESSAGING("messaging-service", 8084, DatabaseRole.MESSAGING, 128, false),
  CALENDAR("calendar-service", 8085, DatabaseRole.CALENDAR, 128, false),
  WORKFLOW("workflow-service", 8086, DatabaseRole.WORKFLOW, 192, false),
  BILLING("billing-service", 8087, DatabaseRole.BILLING, 128, false),
  GATEWAY("gateway", 8080, null, 768, true);

  private final String module;
  private final int basePort;
  private final @Nullable DatabaseRole role;
  private final int heapMegabytes;
  private final boolean hot;

  Node(String module, int basePort, @Nullable DatabaseRole role, int heapMegabytes, boolean hot) {
    this.module = module;
    this.basePort = basePort;
    this.role = role;
    this.heapMegabytes = heapMegabytes;
    this.hot = hot;
  }

  /** Its module and the name under which it runs. */
  public String module() {
    return module;
  }

  public int port(int offset) {
    return basePort + offset;
  }

  /** The role it signs in to PostgreSQL with; the gateway has none. */
  public Optional<DatabaseRole> role() {
    return Optional.ofNullable(role);
  }

  /** The setting under which the others look for it, {@code VIGINTI_AUTH_URL}. */
  public String urlSetting() {
    return "VIGINTI_" + name() + "_URL";
  }

  /**
   * A small heap that is given back; the C1 compiler alone halves the CPU of a start and is enough
   * for a service that is not on the data path. One that is has room for new objects: what a
   * request leaves is dead by the time it is collected.
   */
  List<String> jvmFlags() {
    List<String> flags =
        new ArrayList<>(
            List.of(
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:MinHeapFreeRatio=20",
                "-XX:MaxHeapFreeRatio=40",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));
    flags.addAll(
        hot
            ? List.of("-Xms160m", "-XX:NewSize=96m")
            : List.of("-Xms32m", "-XX:TieredStopAtLevel=1"));
    return flags;
  }
}
