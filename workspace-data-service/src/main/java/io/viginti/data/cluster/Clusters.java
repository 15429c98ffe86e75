package io.viginti.data.cluster;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.viginti.platform.error.VigintiException;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/** The clusters by name, each with its schema {@code records} brought up to date at start. */
@ApplicationScoped
public class Clusters {
  /** First start of anything that uses a cluster; lower runs earlier. */
  static final int BEFORE_OTHERS = 100;

  private static final Logger LOG = Logger.getLogger(Clusters.class);
  private static final int CONNECT_ATTEMPTS = 20;
  private static final Duration CONNECT_PAUSE = Duration.ofSeconds(1);
  private static final int OLDEST_VERSION = 180000;
  private static final String SCHEMA = "records";

  private final Map<String, Cluster> byName = new TreeMap<>();

  Clusters(Vertx vertx, ClustersConfig config, ConnectionsConfig connections) {
    config
        .byName()
        .forEach((name, place) -> byName.put(name, new Cluster(vertx, name, place, connections)));
  }

  void start(@Observes @Priority(BEFORE_OTHERS) StartupEvent event) {
    for (Cluster cluster : byName.values()) {
      requireVersion(cluster);
      Flyway.configure()
          .dataSource(cluster.jdbcUrl(), cluster.user(), cluster.password())
          .schemas(SCHEMA)
          .defaultSchema(SCHEMA)
          .createSchemas(false)
          .locations("db/platform", "db/migration")
          .load()
          .migrate();
    }
  }

  private static void requireVersion(Cluster cluster) {
    try (Connection connection = connectPatiently(cluster);
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("show server_version_num")) {
      answer.next();
      if (answer.getInt(1) < OLDEST_VERSION) {
        throw new IllegalStateException(
            "cluster "
                + cluster.name()
                + " runs PostgreSQL "
                + answer.getInt(1) / 10000
                + "; 18 or newer is required");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cluster " + cluster.name() + " cannot be reached", e);
    }
  }

  /** PostgreSQL may be starting beside this service. */
  private static Connection connectPatiently(Cluster cluster) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        return cluster.connect();
      } catch (SQLException e) {
        if (attempt == CONNECT_ATTEMPTS) {
          throw e;
        }
        LOG.infov("event=cluster-away cluster={0} reason={1}", cluster.name(), e.getMessage());
        LockSupport.parkNanos(CONNECT_PAUSE.toNanos());
      }
    }
  }

  public Collection<Cluster> all() {
    return Collections.unmodifiableCollection(byName.values());
  }

  /** The cluster that metadata names; UNAVAILABLE when this instance does not know it. */
  public Cluster require(String name) {
    Cluster cluster = byName.get(name);
    if (cluster == null) {
      throw VigintiException.unavailable("The database cluster " + name);
    }
    return cluster;
  }

  @PreDestroy
  void close() {
    byName.values().forEach(Cluster::close);
  }
}
