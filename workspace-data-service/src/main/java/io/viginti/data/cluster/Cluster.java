package io.viginti.data.cluster;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlClient;
import io.viginti.data.engine.WorkspaceDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Connections to one cluster. */
public final class Cluster {
  /**
   * How much of a word's trigrams a text must have to be spelt alike: of five letters one may be
   * wrong, missing or too much.
   */
  private static final String LIKENESS = "0.5";

  private final String name;
  private final ClustersConfig.ClusterConfig place;
  private final List<SqlClient> groups = new ArrayList<>();
  private final Pool transactional;

  Cluster(
      Vertx vertx, String name, ClustersConfig.ClusterConfig place, ConnectionsConfig connections) {
    this.name = name;
    this.place = place;
    PgConnectOptions quick = options(connections, connections.quickTimeout());
    quick.setPipeliningLimit(connections.pipeliningLimit());
    for (int group = 0; group < connections.groups(); group++) {
      groups.add(
          PgBuilder.client()
              .using(vertx)
              .connectingTo(quick)
              .with(pool(connections, connections.perGroup(), name + "-quick-" + group))
              .build());
    }
    PgConnectOptions slow =
        options(connections, connections.slowTimeout())
            .setPipeliningLimit(1)
            .addProperty("pg_trgm.word_similarity_threshold", LIKENESS);
    this.transactional =
        PgBuilder.pool()
            .using(vertx)
            .connectingTo(slow)
            .with(pool(connections, connections.transactional(), name + "-transactional"))
            .build();
  }

  private PgConnectOptions options(ConnectionsConfig connections, Duration statementTimeout) {
    return PgConnectOptions.fromUri(place.url())
        .setUser(place.user())
        .setPassword(place.password())
        .setCachePreparedStatements(true)
        .setPreparedStatementCacheMaxSize(connections.statementsPerConnection())
        .setPreparedStatementCacheSqlFilter(sql -> true)
        .addProperty("application_name", "workspace-data")
        .addProperty("statement_timeout", Long.toString(statementTimeout.toMillis()))
        .addProperty("idle_in_transaction_session_timeout", "30000")
        .addProperty("timezone", "UTC")
        .addProperty("jit", "off");
  }

  private static PoolOptions pool(ConnectionsConfig connections, int size, String poolName) {
    return new PoolOptions()
        .setMaxSize(size)
        .setName(poolName)
        .setConnectionTimeout((int) connections.acquireTimeout().toMillis())
        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
  }

  public String name() {
    return name;
  }

  /** A workspace's connections: always the same group, so that few backends know its tables. */
  public WorkspaceDatabase databaseOf(UUID workspaceId) {
    SqlClient group = groups.get(Math.floorMod(workspaceId.hashCode(), groups.size()));
    return new WorkspaceDatabase(
        workspaceId, WorkspaceSchema.nameOf(workspaceId), group, transactional);
  }

  /** Not pipelined; also for the tables of schema {@code records}. */
  public Pool transactional() {
    return transactional;
  }

  /**
   * A blocking connection of its own, for migrations and whoever must hold session state. The
   * caller closes it.
   */
  public Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", place.user());
    properties.setProperty("password", place.password());
    properties.setProperty("ApplicationName", "workspace-data-migration");
    // Several statements in one string are one round trip.
    properties.setProperty("preferQueryMode", "simple");
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("options", "-c TimeZone=UTC -c jit=off");
    return DriverManager.getConnection(jdbcUrl(), properties);
  }

  String jdbcUrl() {
    return "jdbc:" + place.url();
  }

  String user() {
    return place.user();
  }

  String password() {
    return place.password();
  }

  void close() {
    groups.forEach(SqlClient::close);
    transactional.close();
  }
}
