package io.viginti.devstack.mesh;

import io.viginti.devstack.servers.DatabaseRole;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The settings a service is started with, as environment variables. */
record NodeEnvironment(MeshPlan plan, Secrets secrets, Addresses addresses) {

  /** Where the servers are; {@code passwords} are those of the roles. */
  record Addresses(
      String postgres,
      String redis,
      String kafka,
      int smtpPort,
      Map<DatabaseRole, String> passwords,
      Map<String, String> clusters) {}

  Map<String, String> of(Node node, String instance, int port) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("VIGINTI_PORT_OFFSET", Integer.toString(plan.portOffset()));
    environment.put("VIGINTI_INSTANCE", instance);
    environment.put("VIGINTI_MESH_SECRET", secrets.mesh());
    environment.put("VIGINTI_REDIS_URL", addresses.redis());
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_HTTP_HOST", node == Node.GATEWAY ? "0.0.0.0" : "127.0.0.1");
    for (Node other : Node.values()) {
      if (other != Node.GATEWAY) {
        environment.put(other.urlSetting(), "http://127.0.0.1:" + other.port(plan.portOffset()));
      }
    }
    environment.put(
        "VIGINTI_PUBLIC_URL", "http://localhost:" + Node.GATEWAY.port(plan.portOffset()));
    node.role().ifPresent(role -> addStateful(environment, role));
    if (node == Node.WORKSPACE_DATA) {
      environment.put("VIGINTI_DATA_FILES_DIRECTORY", plan.home().data("files").toString());
      addresses
          .clusters()
          .forEach(
              (name, url) ->
                  environment.put(
                      "VIGINTI_DATA_CLUSTERS_" + name.toUpperCase(Locale.ROOT) + "_URL", url));
    }
    environment.keySet().removeIf(name -> overridable(name) && System.getenv(name) != null);
    environment.putAll(plan.environment());
    return environment;
  }

  private void addStateful(Map<String, String> environment, DatabaseRole role) {
    environment.put("VIGINTI_POSTGRES_URL", addresses.postgres());
    environment.put(
        "VIGINTI_POSTGRES_PASSWORD",
        addresses.passwords().getOrDefault(role, secrets.password(role)));
    environment.put("VIGINTI_KAFKA_BOOTSTRAP", addresses.kafka());
    environment.put("VIGINTI_VAULT_KEY", secrets.vaultKey());
    environment.put("QUARKUS_MAILER_HOST", "127.0.0.1");
    environment.put("QUARKUS_MAILER_PORT", Integer.toString(addresses.smtpPort()));
    environment.put("QUARKUS_MAILER_START_TLS", "DISABLED");
  }

  /** What a user may set for the whole mesh in the environment of {@code ./viginti up}. */
  private static boolean overridable(String name) {
    return name.equals("VIGINTI_PUBLIC_URL")
        || name.equals("VIGINTI_DATA_FILES_DIRECTORY")
        || name.equals("VIGINTI_VAULT_KEY")
        || name.startsWith("QUARKUS_MAILER_");
  }
}
