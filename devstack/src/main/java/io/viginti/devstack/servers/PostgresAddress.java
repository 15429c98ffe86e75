package io.viginti.devstack.servers;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a PostgreSQL is, as {@code VIGINTI_POSTGRES_URL} says it.
 *
 * @param parameters of the connection ({@code sslmode=require}), empty for none
 * @param administrator who may prepare the database, when the URL names one
 */
public record PostgresAddress(
    String host, int port, String database, String parameters, Optional<Login> administrator) {

  private static final int USUAL_PORT = 5432;
  private static final Pattern DATABASE_NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  /** A role and its password. */
  public record Login(String name, String password) {

    @Override
    public String toString() {
      return name;
    }
  }

  public PostgresAddress {
    if (!DATABASE_NAME.matcher(database).matches()) {
      throw new IllegalArgumentException(
          "a database name has a-z 0-9 _ only, and no digit first; this one is " + database);
    }
  }

  /**
   * Reads {@code postgresql://[user:password@]host[:port][/database][?parameters]}; what is special
   * in a URL is percent-encoded in the password.
   */
  public static PostgresAddress of(String url) {
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      throw notOne();
    }
    if (uri.getHost() == null || !String.valueOf(uri.getScheme()).matches("postgres(ql)?")) {
      throw notOne();
    }
    String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
    String query = uri.getRawQuery();
    return new PostgresAddress(
        uri.getHost(),
        uri.getPort() < 0 ? USUAL_PORT : uri.getPort(),
        path.isEmpty() ? DatabaseSetup.DATABASE : path,
        query == null ? "" : query,
        Optional.ofNullable(uri.getRawUserInfo()).map(PostgresAddress::login));
  }

  /** As services take it: without the administrator. */
  public String url() {
    return "postgresql://"
        + host
        + ":"
        + port
        + "/"
        + database
        + (parameters.isEmpty() ? "" : "?" + parameters);
  }

  /** Another database of the same server. */
  PostgresAddress database(String name) {
    return new PostgresAddress(host, port, name, parameters, administrator);
  }

  private static Login login(String userInfo) {
    String[] parts = userInfo.split(":", 2);
    return new Login(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
  }

  /** Percent signs only: a plus is a plus here. */
  private static String decoded(String text) {
    return String.valueOf(URI.create("x:" + text).getSchemeSpecificPart());
  }

  /** Without the URL, which may hold a password. */
  private static IllegalArgumentException notOne() {
    return new IllegalArgumentException(
        "VIGINTI_POSTGRES_URL must be postgresql://[user:password@]host[:port][/database], with"
            + " what is special in a URL percent-encoded");
  }
}
