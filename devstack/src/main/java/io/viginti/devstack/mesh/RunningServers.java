package io.viginti.devstack.mesh;

import io.viginti.devstack.servers.PostgresAddress;
import java.util.Optional;

/**
 * Servers that run already; what is absent the mesh starts itself.
 *
 * <p>With an administrator in its URL a PostgreSQL is prepared like our own; without, an operator
 * has done it ({@code deploy/database.sql}) and says the roles' password.
 *
 * @param preparedPassword of every role of a database that an operator has prepared
 * @param kafkaBootstrap {@code host:port}
 */
public record RunningServers(
    Optional<PostgresAddress> postgres,
    Optional<String> preparedPassword,
    Optional<String> redisUrl,
    Optional<String> kafkaBootstrap) {

  public RunningServers {
    boolean prepared = postgres.isPresent() && postgres.get().administrator().isEmpty();
    if (prepared && preparedPassword.isEmpty()) {
      throw new IllegalArgumentException(
          "VIGINTI_POSTGRES_URL names no administrator, so the database has been prepared: give"
              + " its roles' password as VIGINTI_POSTGRES_PASSWORD");
    }
    if (!prepared) {
      preparedPassword = Optional.empty();
    }
  }

  /** All are the mesh's own. */
  public static RunningServers none() {
    return new RunningServers(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** As the environment says them. */
  public static RunningServers of(
      Optional<String> postgresUrl,
      Optional<String> postgresPassword,
      Optional<String> redisUrl,
      Optional<String> kafkaBootstrap) {
    return new RunningServers(
        postgresUrl.map(PostgresAddress::of), postgresPassword, redisUrl, kafkaBootstrap);
  }
}
