package io.viginti.devstack.servers;

import io.viginti.devstack.servers.PostgresAddress.Login;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What an administrator creates in PostgreSQL before the services can start: the database, a role
 * and a schema per service, the extensions. Running it again changes nothing but the passwords.
 * {@code deploy/database.sql} is the same for psql.
 */
public final class DatabaseSetup {

  /** Usual name of the database. */
  public static final String DATABASE = "viginti";

  private static final int MAJOR_VERSION = 18;

  private DatabaseSetup() {}

  /** The database of a mesh: all roles. */
  public static void prepare(PostgresAddress server, Map<DatabaseRole, String> passwords) {
    prepare(server, passwords, EnumSet.allOf(DatabaseRole.class));
  }

  /**
   * @param server with its administrator
   * @param roles which roles and schemas to make; a second cluster for records needs {@code DATA}
   *     only
   */
  public static void prepare(
      PostgresAddress server, Map<DatabaseRole, String> passwords, Set<DatabaseRole> roles) {
    Login admin =
        server
            .administrator()
            .orElseThrow(() -> new IllegalArgumentException("no administrator for " + server));
    String database = server.database();
    try {
      try (Connection connection = connect(server.database("postgres"), admin);
          Statement statement = connection.createStatement()) {
        requireVersion(connection);
        for (DatabaseRole role : roles) {
          createRole(statement, role, passwords.get(role));
        }
        if (!exists(statement, "select from pg_database where datname = '" + database + "'")) {
          statement.execute("create database " + database);
        }
      }
      try (Connection connection = connect(server, admin);
          Statement statement = connection.createStatement()) {
        statement.execute("create extension if not exists pg_trgm");
        statement.execute("create extension if not exists unaccent");
        statement.execute("revoke all on schema public from public");
        statement.execute("grant usage on schema public to public");
        for (DatabaseRole role : roles) {
          createSchema(statement, role, database);
        }
        if (roles.contains(DatabaseRole.DATA)) {
          statement.execute("grant create on database " + database + " to data");
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(
          "cannot prepare the database at " + server.url() + ": " + e.getMessage(), e);
    }
  }

  static Connection connect(PostgresAddress server, Login login) throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl("jdbc:" + server.url());
    source.setUser(login.name());
    source.setPassword(login.password());
    source.setConnectTimeout(5);
    return source.getConnection();
  }

  private static void requireVersion(Connection connection) throws SQLException {
    int found = connection.getMetaData().getDatabaseMajorVersion();
    if (found < MAJOR_VERSION) {
      throw new IllegalStateException(
          "PostgreSQL " + MAJOR_VERSION + " or later is needed, this one is " + found);
    }
  }

  private static void createRole(Statement statement, DatabaseRole role, @Nullable String password)
      throws SQLException {
    if (password == null || !password.matches("[A-Za-z0-9_-]{8,}")) {
      throw new IllegalArgumentException(
          "the password of " + role.roleName() + " must be 8 or more of A-Z a-z 0-9 _ -");
    }
    String name = role.roleName();
    if (!exists(statement, "select from pg_roles where rolname = '" + name + "'")) {
      statement.execute("create role " + name + " login");
    }
    statement.execute("alter role " + name + " password '" + password + "'");
  }

  private static void createSchema(Statement statement, DatabaseRole role, String database)
      throws SQLException {
    String name = role.roleName();
    statement.execute("grant connect on database " + database + " to " + name);
    if (!exists(statement, "select from pg_namespace where nspname = '" + role.schema() + "'")) {
      // The administrator may not be a superuser: to give a schema away it must be a member.
      statement.execute("grant " + name + " to current_user");
      statement.execute("create schema " + role.schema() + " authorization " + name);
    }
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }
}
