package io.viginti.data.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vertx.core.Vertx;
import io.viginti.contracts.migration.ContractRequest;
import io.viginti.contracts.migration.ExpandRequest;
import io.viginti.contracts.migration.MigrationAction;
import io.viginti.contracts.migration.MigrationAction.AddColumn;
import io.viginti.contracts.migration.MigrationAction.AddForeignKey;
import io.viginti.contracts.migration.MigrationAction.AlignIndexes;
import io.viginti.contracts.migration.MigrationAction.Column;
import io.viginti.contracts.migration.MigrationAction.CreateIndex;
import io.viginti.contracts.migration.MigrationAction.CreateJunction;
import io.viginti.contracts.migration.MigrationAction.CreateTable;
import io.viginti.contracts.migration.MigrationAction.DropColumn;
import io.viginti.contracts.migration.MigrationAction.DropMirror;
import io.viginti.contracts.migration.MigrationAction.DropTable;
import io.viginti.contracts.migration.MigrationAction.FillColumn;
import io.viginti.contracts.migration.MigrationAction.IndexKind;
import io.viginti.contracts.migration.MigrationAction.MirrorColumn;
import io.viginti.contracts.migration.MigrationAction.ReplaceValues;
import io.viginti.contracts.migration.MigrationAction.RequireNotNull;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.data.cluster.Cluster;
import io.viginti.data.cluster.ClusterFixture;
import io.viginti.data.cluster.WorkspaceSchema;
import io.viginti.devstack.process.Ports;
import io.viginti.devstack.servers.DatabaseRole;
import io.viginti.devstack.servers.EmbeddedPostgres;
import io.viginti.platform.error.VigintiException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrateWorkspaceIT {
  private static EmbeddedPostgres postgres;
  private static Vertx vertx;
  private static Cluster cluster;

  private final MigrateWorkspace migrate = new MigrateWorkspace(new ObjectMapper());
  private final UUID workspace = UUID.randomUUID();
  private final String schema = "\"" + WorkspaceSchema.nameOf(workspace) + "\".";

  @BeforeAll
  static void start(@TempDir Path directory) {
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
  }

  @AfterAll
  static void stop() {
    vertx.close();
    postgres.close();
  }

  @BeforeEach
  void pets() {
    expand(
        1,
        new CreateTable(
            "pets",
            List.of(
                new Column("name", ColumnType.TEXT, true, null),
                new Column("age", ColumnType.INTEGER, true, null),
                new Column("tags", ColumnType.TEXT_ARRAY, true, null),
                new Column("deletedAt", ColumnType.TIMESTAMPTZ, true, null))));
  }

  private void expand(int version, MigrationAction... actions) {
    migrate.expand(cluster, workspace, new ExpandRequest(version, "main", List.of(actions)));
  }

  private void contract(int version, MigrationAction... actions) {
    migrate.contract(cluster, workspace, new ContractRequest(version, "main", List.of(actions)));
  }

  private void sql(String... statements) throws SQLException {
    try (Connection connection = cluster.connect();
        Statement statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(text.replace("~", schema));
      }
    }
  }

  private String one(String query) throws SQLException {
    try (Connection connection = cluster.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query.replace("~", schema))) {
      return row.next() ? String.valueOf(row.getObject(1)) : "";
    }
  }

  private String columns() throws SQLException {
    return one(
        "select string_agg(column_name, ',' order by column_name) from information_schema.columns"
            + " where table_name = 'pets' and table_schema = '"
            + WorkspaceSchema.nameOf(workspace)
            + "'");
  }

  private static AddColumn column(String name, ColumnType type) {
    return new AddColumn("pets", new Column(name, type, true, null));
  }

  @Test
  void doesNothingTheSecondTime() throws SQLException {
    expand(2, column("color", ColumnType.TEXT));
    expand(2, column("color", ColumnType.TEXT));

    assertThat(columns()).isEqualTo("age,color,deletedAt,id,name,tags");
  }

  @Test
  void aTableOfLinksHoldsEachLinkOnceAndGoesWithItsRecords() throws SQLException {
    expand(2, new CreateJunction("pets_friends", "pets", "pets"));
    sql(
        "insert into ~pets (id, name) values ('00000000-0000-4000-8000-000000000001', 'Rex'),"
            + " ('00000000-0000-4000-8000-000000000002', 'Tom')",
        "insert into ~pets_friends select '00000000-0000-4000-8000-000000000001', id from ~pets");
    assertThatThrownBy(() -> sql("insert into ~pets_friends select * from ~pets_friends limit 1"))
        .hasMessageContaining("pets_friends_pkey");

    sql("delete from ~pets where name = 'Tom'");
    assertThat(one("select count(*) from ~pets_friends")).isEqualTo("1");

    expand(2, new CreateJunction("pets_friends", "pets", "pets"));
    expand(3);
    contract(3, new DropTable("pets_friends"));
    assertThat(one("select to_regclass('~pets_friends')")).isEqualTo("null");
  }

  @Test
  void continuesWhereACrashStopped() throws SQLException {
    sql("insert into ~pets (name) values ('Rex')");
    MigrationAction[] actions = {
      column("color", ColumnType.TEXT),
      new FillColumn("pets", "color", TextNode.valueOf("red")),
      new CreateIndex("pets_by_name", "pets", List.of("name"), false, true, IndexKind.TRIGRAM)
    };
    expand(2, actions);
    sql(
        "update ~\"_schema_version\" set phase = 'STARTED' where version = 2",
        "update ~pets set color = null",
        "drop index ~pets_by_name");

    expand(2, actions);

    assertThat(one("select color from ~pets")).isEqualTo("red");
    assertThat(one("select to_regclass('~pets_by_name') is not null")).isEqualTo("true");
    assertThat(one("select phase from ~\"_schema_version\" where version = 2"))
        .isEqualTo("EXPANDED");
  }

  @Test
  void replacesAnInvalidIndexThatACrashLeft() throws SQLException {
    sql("insert into ~pets (name) values ('Rex'), ('Rex')");
    assertThatThrownBy(
            () -> sql("create unique index concurrently \"by_name\" on ~pets (md5(name))"))
        .isInstanceOf(SQLException.class);
    sql("update ~pets set name = id::text");

    expand(2, new CreateIndex("by_name", "pets", List.of("name"), true, true, IndexKind.BTREE));

    assertThat(
            one(
                "select bool_and(indisvalid) from pg_index where indrelid = '~pets'::regclass and"
                    + " indisunique"))
        .isEqualTo("true");
  }

  @Test
  void alignsIndexesThatAnOlderRuleMade() throws SQLException {
    sql("create index by_age on ~pets (age)", "create index by_tags on ~pets (tags)");
    expand(
        2,
        new AlignIndexes(
            "pets",
            List.of(
                new CreateIndex("by_age", "pets", List.of("age"), false, true, IndexKind.BTREE),
                new CreateIndex("by_name", "pets", List.of("name"), true, true, IndexKind.BTREE))));
    assertThat(
            one(
                "select string_agg(indexrelid::regclass::text, ',' order by 1) from pg_index"
                    + " where indrelid = '~pets'::regclass"))
        .contains("by_age", "by_name", "by_name_text", "by_name_gone", "pets_pkey")
        .doesNotContain("by_tags");
  }

  @Test
  void longTextsFitIntoAnyIndex() throws SQLException {
    expand(
        2,
        column("a", ColumnType.TEXT),
        column("b", ColumnType.TEXT),
        column("c", ColumnType.TEXT),
        column("d", ColumnType.TEXT),
        new CreateIndex(
            "by_all", "pets", List.of("a", "b", "c", "d"), false, true, IndexKind.BTREE));
    // Texts that do not compress, four bytes a character
    sql(
        "with long as (select string_agg(chr(65536 + (random() * 60000)::int), '') as t"
            + " from generate_series(1, 5000))"
            + " insert into ~pets (a, b, c, d) select t, t, t, t from long");
    assertThat(one("select min(length(d)) from ~pets where d is not null")).isEqualTo("5000");
  }

  @Test
  void namesDuplicatesAndTakesTheVersionBack() throws SQLException {
    sql("insert into ~pets (name) values ('Rex'), ('Rex'), ('Ada')");

    assertThatThrownBy(
            () ->
                expand(
                    2,
                    column("color", ColumnType.TEXT),
                    new CreateIndex(
                        "by_name", "pets", List.of("name"), true, true, IndexKind.BTREE)))
        .isInstanceOfSatisfying(
            VigintiException.class,
            refused ->
                assertThat(refused.problems())
                    .singleElement()
                    .satisfies(
                        problem ->
                            assertThat(problem.message()).isEqualTo("\"Rex\" occurs 2 times")));
    assertThat(columns()).isEqualTo("age,deletedAt,id,name,tags");
    assertThat(
            one(
                "select concat(to_regclass('~by_name'), to_regclass('~by_name_text'), to_regclass('~by_name_gone'))"))
        .isEmpty();
    expand(2, column("size", ColumnType.TEXT));
    assertThat(columns()).contains("size");
  }

  @Test
  void takesBackAVersionThatIsAskedForWithOtherActions() throws SQLException {
    expand(2, column("color", ColumnType.TEXT));

    expand(2, column("size", ColumnType.TEXT));

    assertThat(columns()).isEqualTo("age,deletedAt,id,name,size,tags");
  }

  @Test
  void refusesAForeignKeyThatLeadsNowhere() throws SQLException {
    expand(2, column("ownerId", ColumnType.UUID));
    sql("insert into ~pets (\"ownerId\") values (uuidv7())");

    assertThatThrownBy(
            () ->
                expand(
                    3,
                    new CreateTable("owners", List.of()),
                    new AddForeignKey("pets", "ownerId", "owners")))
        .isInstanceOf(VigintiException.class)
        .hasMessageContaining("ownerId");
    assertThat(one("select to_regclass('~owners')")).isEqualTo("null");
  }

  @Test
  void mirrorsBothWaysAndFillsWhatWasThere() throws SQLException {
    sql("insert into ~pets (name, age) select 'old', n from generate_series(1, 5000) n");
    expand(
        2,
        column("age_2", ColumnType.TEXT),
        new MirrorColumn("pets", "age", ColumnType.INTEGER, "age_2", ColumnType.TEXT));

    sql(
        "insert into ~pets (name, age) values ('a', 7)",
        "insert into ~pets (name, age_2) values ('b', '8')",
        "insert into ~pets (name, age_2) values ('c', 'young')",
        "insert into ~pets (name, age) values ('d', 1)",
        "update ~pets set age_2 = '9' where name = 'd'");

    assertThat(one("select count(*) from ~pets where age_2 is distinct from age::text"))
        .isEqualTo("1");
    assertThat(
            one(
                "select string_agg(coalesce(age::text, '-') || age_2, ' ' order by name) from"
                    + " ~pets where name <> 'old'"))
        .isEqualTo("77 88 -young 99");

    contract(2, new DropMirror("pets", "age", "age_2"), new DropColumn("pets", "age"));
    contract(2, new DropMirror("pets", "age", "age_2"), new DropColumn("pets", "age"));
    assertThat(columns()).isEqualTo("age_2,deletedAt,id,name,tags");
  }

  @Test
  void replacesOptionsInTextsAndLists() throws SQLException {
    sql("insert into ~pets (name, tags) values ('k1', '{k1,k2,k3}'), ('k2', '{k3}'), ('k4', null)");
    Map<String, @Nullable String> keys = new LinkedHashMap<>();
    keys.put("k1", "k2");
    keys.put("k3", null);

    expand(
        2,
        new ReplaceValues("pets", "name", ColumnType.TEXT, keys),
        new ReplaceValues("pets", "tags", ColumnType.TEXT_ARRAY, keys));

    assertThat(
            one("select string_agg(name || coalesce(tags::text, '-'), ' ' order by id) from ~pets"))
        .isEqualTo("k2{k2} k2{} k4-");
  }

  @Test
  void requiresAColumnItFilled() throws SQLException {
    sql("insert into ~pets (name) values ('Rex')");
    expand(2, new FillColumn("pets", "age", IntNode.valueOf(0)));
    sql("insert into ~pets (name, age) values ('late', null)");

    contract(2, new RequireNotNull("pets", "age"));

    assertThat(one("select sum(age) from ~pets")).isEqualTo("0");
    assertThatThrownBy(() -> sql("insert into ~pets (name, age) values ('later', null)"))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void dropsATableOthersPointAt() throws SQLException {
    expand(
        2,
        new CreateTable("owners", List.of()),
        column("ownerId", ColumnType.UUID),
        new AddForeignKey("pets", "ownerId", "owners"));
    expand(3);

    contract(3, new DropTable("owners"), new DropColumn("pets", "ownerId"));

    assertThat(columns()).isEqualTo("age,deletedAt,id,name,tags");
  }

  @Test
  void changesTablesUnderReadersAndWritersWithoutFailingThem() throws Exception {
    sql("insert into ~pets (name, age) select 'old', n from generate_series(1, 20000) n");
    AtomicBoolean stopped = new AtomicBoolean();
    AtomicInteger written = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> clients = new ArrayList<>();
      for (int client = 0; client < 4; client++) {
        clients.add(
            threads.submit(
                () -> {
                  while (!stopped.get()) {
                    sql(
                        "insert into ~pets (name) values ('new')",
                        "begin; select count(*) from ~pets; select pg_sleep(0.02); commit");
                    written.incrementAndGet();
                  }
                  return null;
                }));
      }
      expand(
          2,
          new AddColumn(
              "pets", new Column("color", ColumnType.TEXT, false, TextNode.valueOf("red"))),
          column("age_2", ColumnType.BIGINT),
          new MirrorColumn("pets", "age", ColumnType.INTEGER, "age_2", ColumnType.BIGINT),
          new CreateIndex("by_age", "pets", List.of("age_2"), false, true, IndexKind.BTREE));
      stopped.set(true);
      for (Future<?> client : clients) {
        client.get();
      }
    }

    assertThat(one("select count(*) from ~pets where name = 'new'"))
        .isEqualTo(Integer.toString(written.get()));
    assertThat(one("select count(*) from ~pets where age is distinct from age_2")).isEqualTo("0");
  }

  @Test
  void twoAtOnceAreOne() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> runs = new ArrayList<>();
      for (int run = 0; run < 4; run++) {
        runs.add(threads.submit(() -> expand(2, column("color", ColumnType.TEXT))));
      }
      for (Future<?> run : runs) {
        run.get();
      }
    }
    assertThat(columns()).isEqualTo("age,color,deletedAt,id,name,tags");
  }
}
