package io.viginti.platform.mesh;

/** The services that offer an internal API, with their default ports. */
public enum MeshService {
  AUTH("auth", 8081),
  METADATA("metadata", 8082),
  WORKSPACE_DATA("workspace-data", 8083),
  MESSAGING("messaging", 8084),
  CALENDAR("calendar", 8085),
  WORKFLOW("workflow", 8086),
  BILLING("billing", 8087);

  private final String key;
  private final int port;

  MeshService(String key, int port) {
    this.key = key;
    this.port = port;
  }

  /** As settings name it: {@code viginti.<key>.url}. */
  public String key() {
    return key;
  }

  /** {@code quarkus.application.name} of the service. */
  public String serviceName() {
    return key + "-service";
  }

  int port() {
    return port;
  }

  /** The service with this {@link #serviceName()}. */
  public static java.util.Optional<MeshService> find(String serviceName) {
    return java.util.Arrays.stream(values())
        .filter(service -> service.serviceName().equals(serviceName))
        .findFirst();
  }
}
