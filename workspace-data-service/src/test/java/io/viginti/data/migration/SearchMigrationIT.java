package io.viginti.data.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.viginti.contracts.migration.ContractRequest;
import io.viginti.contracts.migration.ExpandRequest;
import io.viginti.contracts.migration.MigrationAction;
import io.viginti.contracts.migration.MigrationAction.AddColumn;
import io.viginti.contracts.migration.MigrationAction.Column;
import io.viginti.contracts.migration.MigrationAction.CreateTable;
import io.viginti.contracts.migration.MigrationAction.DropColumn;
import io.viginti.contracts.migration.MigrationAction.DropSearch;
import io.viginti.contracts.migration.MigrationAction.KeepSearch;
import io.viginti.contracts.migration.SearchDocument;
import io.viginti.contracts.migration.SearchDocument.Kind;
import io.viginti.contracts.migration.SearchDocument.Source;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.data.cluster.Cluster;
import io.viginti.data.cluster.ClusterFixture;
import io.viginti.data.cluster.WorkspaceSchema;
import io.viginti.devstack.process.Ports;
import io.viginti.devstack.servers.DatabaseRole;
import io.viginti.devstack.servers.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table joins the search with rows in it, gains and loses text, and leaves. */
class SearchMigrationIT {
  private static final Source NAME = new Source(Kind.TEXT, List.of("name"));
  private static final Source MOTTO = new Source(Kind.TEXT, List.of("motto"));
  private static final SearchDocument BY_NAME = new SearchDocument(List.of(NAME), List.of());
  private static final SearchDocument BY_BOTH = new SearchDocument(List.of(NAME), List.of(MOTTO));

  private static EmbeddedPostgres postgres;
  private static Vertx vertx;
  private static Cluster cluster;

  private final MigrateWorkspace migrate = new MigrateWorkspace(new ObjectMapper());
  private final UUID workspace = UUID.randomUUID();
  private final String schema = "\"" + WorkspaceSchema.nameOf(workspace) + "\".";

  @BeforeAll
  static void start(@TempDir Path directory) throws SQLException, IOException {
    postgres =
        EmbeddedPostgres.in(
            "postgres",
            directory.resolve("data"),
            Ports.free(1).getFirst(),
            "admin",
            directory.resolve("log"),
            directory.resolve("pid"));
    postgres
        .start()
        .prepareDatabase(Map.of(DatabaseRole.DATA, "data-password"), Set.of(DatabaseRole.DATA));
    vertx = Vertx.vertx();
    cluster = ClusterFixture.cluster(vertx, postgres.url(), "data-password");
    sql(Files.readString(Path.of("src/main/resources/db/migration/V6__search.sql")));
  }

  @AfterAll
  static void stop() {
    vertx.close();
    postgres.close();
  }

  private static void sql(String statement) throws SQLException {
    try (Connection connection = cluster.connect();
        Statement statements = connection.createStatement()) {
      statements.execute(statement);
    }
  }

  private String found(String text) throws SQLException {
    try (Connection connection = cluster.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select string_agg(label, ',' order by label) from "
                    + schema
                    + "\"_search\" where vector @@ records.search_query('"
                    + text
                    + "')")) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }

  private void expand(int version, MigrationAction... actions) {
    migrate.expand(cluster, workspace, new ExpandRequest(version, "main", List.of(actions)));
  }

  private void contract(int version, MigrationAction... actions) {
    migrate.contract(cluster, workspace, new ContractRequest(version, "main", List.of(actions)));
  }

  @Test
  void rowsAreFoundBySearchAsLongAsTheyShould() throws SQLException {
    expand(
        1,
        new CreateTable(
            "pets",
            List.of(
                new Column("name", ColumnType.TEXT, true, null),
                new Column("deletedAt", ColumnType.TIMESTAMPTZ, true, null))));
    sql(
        "insert into "
            + schema
            + "pets (name, \"deletedAt\") select 'Pet ' || i, case when i = 7 then now() end"
            + " from generate_series(1, 1200) i");

    expand(2, new KeepSearch("pets", BY_NAME, null, true));
    assertThat(found("pet 1200")).isEqualTo("Pet 1200");
    assertThat(found("7")).doesNotContain("Pet 7,");

    expand(
        3,
        new AddColumn("pets", new Column("motto", ColumnType.TEXT, true, null)),
        new KeepSearch("pets", BY_BOTH, BY_NAME, false));
    sql("update " + schema + "pets set motto = 'carpe diem' where name = 'Pet 3'");
    assertThat(found("carpe")).isEqualTo("Pet 3");

    expand(4);
    contract(4, new KeepSearch("pets", BY_NAME, BY_NAME, true), new DropColumn("pets", "motto"));
    assertThat(found("carpe")).isEqualTo("null");
    sql("update " + schema + "pets set name = 'Rex' where name = 'Pet 3'");
    assertThat(found("rex")).isEqualTo("Rex");

    expand(5);
    contract(5, new DropSearch("pets"));
    assertThat(found("pet")).isEqualTo("null");
    sql("insert into " + schema + "pets (name) values ('Pet')");
    assertThat(found("pet")).isEqualTo("null");
  }
}
