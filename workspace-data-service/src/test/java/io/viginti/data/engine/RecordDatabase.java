package io.viginti.data.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.viginti.catalog.Catalog;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.Junction;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.ReferenceField;
import io.viginti.catalog.value.JsonText;
import io.viginti.contracts.mesh.RecordCommand;
import io.viginti.contracts.mesh.RestRequest;
import io.viginti.contracts.shape.ColumnType;
import io.viginti.contracts.shape.ShapeColumn;
import io.viginti.contracts.shape.ShapeField;
import io.viginti.contracts.shape.ShapeIndex;
import io.viginti.data.link.FileLinks;
import io.viginti.data.link.FileLinksConfig;
import io.viginti.data.migration.IndexFixture;
import io.viginti.data.migration.SearchFixture;
import io.viginti.data.plan.access.ResolvedAccess;
import io.viginti.devstack.process.Ports;
import io.viginti.devstack.servers.DatabaseRole;
import io.viginti.devstack.servers.EmbeddedPostgres;
import io.viginti.platform.caller.Caller;
import io.viginti.platform.mesh.MeshConfig;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL with the tables of {@link TestShape}, and an engine that keeps its SQL. */
public final class RecordDatabase implements AutoCloseable {
  public static final String SCHEMA = "workspace_golden";
  public static final UUID WORKSPACE = UUID.fromString("00000000-0000-4000-8000-0000000000aa");

  /** A file of {@link #WORKSPACE} that is uploaded. */
  public static final UUID FILE = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

  /** One that is not uploaded yet. */
  static final UUID PENDING_FILE = UUID.fromString("00000000-0000-4000-8000-0000000000f1");

  /** One of another workspace. */
  static final UUID FILE_ELSEWHERE = UUID.fromString("00000000-0000-4000-8000-0000000000f2");

  private static final Instant NOW = Instant.parse("2026-11-24T10:30:00Z");

  public static final UUID MEMBER = UUID.fromString("00000000-0000-4000-8000-0000000000bb");

  private final EmbeddedPostgres postgres;
  private final Vertx vertx = Vertx.vertx();
  private final SqlClient pipelined;
  private final Pool transactional;
  private final RecordEngine engine;
  private int schemaVersion = 1;
  private boolean isImport;
  private @Nullable UUID member = MEMBER;
  private ResolvedAccess access = ResolvedAccess.everything();
  private final List<String> statements = Collections.synchronizedList(new ArrayList<>());

  public RecordDatabase(Path directory) throws SQLException, IOException {
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
    sql("set role data", recordsDdl(), "reset search_path");
    createTables(TestShape.CATALOG, SCHEMA);
    List<String> search = new ArrayList<>(List.of("set role data"));
    search.addAll(SearchFixture.install(SCHEMA));
    sql(search.toArray(String[]::new));
    PgConnectOptions options =
        PgConnectOptions.fromUri(postgres.url())
            .setUser("data")
            .setPassword("data-password")
            .setCachePreparedStatements(true)
            .addProperty("timezone", "UTC")
            .setPipeliningLimit(64);
    pipelined =
        PgBuilder.client()
            .using(vertx)
            .connectingTo(options)
            .with(new PoolOptions().setMaxSize(4))
            .build();
    transactional =
        PgBuilder.pool()
            .using(vertx)
            .connectingTo(
                new PgConnectOptions(options)
                    .setPipeliningLimit(1)
                    .addProperty("pg_trgm.word_similarity_threshold", "0.5"))
            .with(new PoolOptions().setMaxSize(8))
            .build();
    TestMesh mesh = new TestMesh();
    engine =
        new RecordEngine(
            new DefaultConfig(),
            mesh,
            new FileLinks(mesh.secret(), new TestLinks(), InstantSource.fixed(NOW)));
  }

  private record DefaultConfig() implements EngineConfig {
    @Override
    public int defaultRows() {
      return 60;
    }

    @Override
    public int mostRows() {
      return 1_000;
    }

    @Override
    public long readRows() {
      return 50_000;
    }

    @Override
    public long planCacheBytes() {
      return 10_000_000;
    }

    @Override
    public long intentCacheBytes() {
      return 10_000_000;
    }

    @Override
    public long documentCacheBytes() {
      return 10_000_000;
    }
  }

  private record TestLinks() implements FileLinksConfig {
    @Override
    public String base() {
      return "https://crm.example";
    }

    @Override
    public Duration uploadLifetime() {
      return Duration.ofHours(1);
    }

    @Override
    public Duration downloadLifetime() {
      return Duration.ofHours(1);
    }
  }

  private record TestMesh() implements MeshConfig {
    @Override
    public String secret() {
      return "a secret of the tests that is long enough";
    }

    @Override
    public Duration timeout() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration connectTimeout() {
      return Duration.ofSeconds(1);
    }

    @Override
    public int connections() {
      return 1;
    }
  }

  private static String recordsDdl() throws IOException {
    StringBuilder ddl = new StringBuilder("set search_path = records, public; ");
    for (String script :
        List.of(
            "V1__outbox",
            "V2__idempotency",
            "V5__idempotency_outcomes",
            "V6__search",
            "V7__bulk_outbox",
            "V8__files",
            "V9__destruction",
            "V11__idempotency_access")) {
      ddl.append(Files.readString(Path.of("src/main/resources/db/migration/" + script + ".sql")));
    }
    return ddl.toString();
  }

  private void createTables(Catalog catalog, String schema) throws SQLException {
    List<String> ddl = new ArrayList<>();
    ddl.add("create schema " + schema + " authorization data");
    ddl.add("set role data");
    List<String> keys = new ArrayList<>();
    for (CatalogObject object : catalog.objects()) {
      String table = schema + ".\"" + object.tableName() + "\"";
      ddl.add("create table " + table + " (" + columns(object) + ")");
      for (CatalogObject target : catalog.objects()) {
        for (ReferenceField relation : target.referrers()) {
          if (relation.owner() == object && !relation.isMorph()) {
            keys.add(
                "alter table %s add foreign key (\"%s\") references %s.\"%s\" (id)"
                    .formatted(table, relation.idColumn(), schema, target.tableName()));
          }
        }
      }
      for (Junction links : object.junctions()) {
        keys.add(
            ("create table if not exists %1$s.\"%2$s\" (\"%3$s\" uuid references %1$s.\"%4$s\""
                    + " on delete cascade, \"%5$s\" uuid references %1$s.\"%6$s\""
                    + " on delete cascade, primary key (\"%3$s\", \"%5$s\"))")
                .formatted(
                    schema,
                    links.table(),
                    links.fromColumn(),
                    object.tableName(),
                    links.toColumn(),
                    links.to().tableName()));
      }
      for (ShapeIndex index : object.source().indexes()) {
        String column =
            switch (index.fields().getFirst()) {
              case "emails" -> "emailsPrimaryEmail";
              case "holder" -> "holderId";
              case String own -> own;
            };
        Map<String, ColumnType> types = new LinkedHashMap<>();
        types.put(column, column.equals("holderId") ? ColumnType.UUID : ColumnType.TEXT);
        if (!index.isUnique()) {
          types.put("id", ColumnType.UUID);
        }
        keys.addAll(
            IndexFixture.btree(SCHEMA, object.tableName(), types, index.name(), index.isUnique()));
      }
      keys.addAll(matches(object));
    }
    ddl.addAll(keys);
    sql(ddl.toArray(String[]::new));
  }

  private static List<String> matches(CatalogObject object) {
    List<String> ddl = new ArrayList<>();
    for (List<Leaf> criterion : object.duplicateCriteria()) {
      Map<String, ColumnType> types = new LinkedHashMap<>();
      criterion.forEach(leaf -> types.put(leaf.column(), leaf.columnType()));
      types.put("id", ColumnType.UUID);
      String name = object.tableName() + "_" + criterion.getFirst().column() + "_dup";
      ddl.addAll(IndexFixture.match(SCHEMA, object.tableName(), types, name));
    }
    return ddl;
  }

  private static String columns(CatalogObject object) {
    List<String> columns = new ArrayList<>();
    for (ShapeField field : object.source().fields()) {
      for (ShapeColumn column : field.columns()) {
        String rule =
            field.name().equals("id")
                ? " primary key default uuidv7()"
                : field.isNullable() || column.part() != null ? "" : " not null";
        columns.add("\"" + column.name() + "\" " + column.type().sql() + rule);
      }
    }
    return String.join(", ", columns);
  }

  /** Later operations run under that version of the same shape. */
  void schemaVersion(int version) {
    schemaVersion = version;
  }

  /** Runs statements as the administrator. */
  public void sql(String... all) throws SQLException {
    try (Connection connection = postgres.connectAsAdmin();
        Statement statement = connection.createStatement()) {
      for (String one : all) {
        statement.execute(one);
      }
    }
  }

  /** A connection of the administrator, to hold what others wait for. */
  public Connection connect() throws SQLException {
    return postgres.connectAsAdmin();
  }

  /** The rows of a query, columns joined by {@code |}. */
  public List<String> rows(String query) throws SQLException {
    try (Connection connection = postgres.connectAsAdmin();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> found = new ArrayList<>();
      int width = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          columns.add(String.valueOf(rows.getString(i)));
        }
        found.add(String.join("|", columns));
      }
      return found;
    }
  }

  /**
   * Another workspace, of any shape.
   *
   * @param schema its PostgreSQL schema, of no workspace before: it stands for the shape's hash
   */
  public Workspace open(Catalog catalog, String schema) throws SQLException {
    createTables(catalog, schema);
    return new Workspace(catalog, schema);
  }

  /** A workspace of a shape of its own; its tables go when it is closed. */
  public final class Workspace implements AutoCloseable {
    private final Catalog catalog;
    private final String schema;

    private Workspace(Catalog catalog, String schema) {
      this.catalog = catalog;
      this.schema = schema;
    }

    /** Puts rows into a table, past the engine. */
    public void insert(String tableName, ArrayNode rows) throws SQLException {
      String table = "%s.\"%s\"".formatted(schema, tableName);
      try (Connection connection = postgres.connectAsAdmin();
          Statement settings = connection.createStatement();
          PreparedStatement insert =
              connection.prepareStatement(
                  "insert into %s select * from json_populate_recordset(null::%s, ?::json)"
                      .formatted(table, table))) {
        settings.execute("set session_replication_role = replica"); // tables in any order
        insert.setString(1, rows.toString());
        insert.execute();
      }
    }

    public JsonNode graphql(String query, JsonNode variables) {
      return graphql(query, variables, ResolvedAccess.everything());
    }

    public JsonNode graphql(String query, JsonNode variables, ResolvedAccess access) {
      EngineContext context =
          new EngineContext(
              new WorkspaceDatabase(WORKSPACE, schema, pipelined, transactional),
              catalog,
              1,
              schema,
              access,
              caller(Caller.Kind.USER, MEMBER),
              "request-1",
              null,
              null,
              false);
      return JsonText.parse(await(engine.graphql(context, query, variables, null)).toString());
    }

    @Override
    public void close() throws SQLException {
      sql("drop schema " + schema + " cascade");
    }
  }

  /** Empties every table and loads the rows of {@code seed.graphql}. */
  public void reset() throws SQLException, IOException {
    callAs(MEMBER, ResolvedAccess.everything());
    String tables =
        TestShape.CATALOG.objects().stream()
            .map(object -> SCHEMA + ".\"" + object.tableName() + "\"")
            .collect(Collectors.joining(", "));
    sql(
        "truncate records.outbox, records.bulk_outbox, records.idempotency, records.files,"
            + " records.destruction cascade",
        addFile(WORKSPACE, FILE, "STORED"),
        addFile(WORKSPACE, PENDING_FILE, "PENDING"),
        addFile(MEMBER, FILE_ELSEWHERE, "STORED"),
        "truncate " + SCHEMA + ".\"_search\", " + tables + " cascade");
    JsonNode answer =
        graphql(Files.readString(Path.of("src/test/golden/seed.graphql")), "{}", null);
    if (answer.has("errors")) {
      throw new IllegalStateException("the seed was refused: " + answer);
    }
    sql("truncate records.outbox, records.bulk_outbox");
    statements.clear();
  }

  /** A statement that adds a file. */
  static String addFile(UUID workspace, UUID id, String state) {
    return """
        insert into records.files values ('%s', '%s', 'photo.png', null, '%s', now(), '%s', 4,
          repeat('0', 64), 'image/png', 'IMAGE', 'png', now(), now())
        """
        .formatted(id, workspace, MEMBER, state);
  }

  /** The same as a part of an import. */
  public JsonNode importing(String query) {
    isImport = true;
    try {
      return graphql(query);
    } finally {
      isImport = false;
    }
  }

  public JsonNode graphql(String query) {
    return graphql(query, "{}", null);
  }

  public JsonNode graphql(String query, String variables) {
    return graphql(query, variables, null);
  }

  public JsonNode graphql(String query, String variables, @Nullable String operationName) {
    return JsonText.parse(
        await(
                engine.graphql(
                    context(Caller.Kind.USER), query, JsonText.parse(variables), operationName))
            .toString());
  }

  /** The answer to a REST request; throws what it is refused with. */
  public JsonNode rest(RestRequest request) {
    EngineContext context = context(Caller.Kind.API_KEY);
    return JsonText.parse(await(engine.rest(context, engine.prepare(context, request))).toString());
  }

  public List<JsonNode> command(RecordCommand command) {
    return await(engine.command(context(Caller.Kind.SERVICE), command));
  }

  public RecordEngine engine() {
    return engine;
  }

  /** Texts of the statements since the last call, in the order they were sent. */
  public List<String> takeStatements() {
    synchronized (statements) {
      List<String> taken = List.copyOf(statements);
      statements.clear();
      return taken;
    }
  }

  /** The database with the role and password {@code data}, {@code data-password}. */
  public String url() {
    return postgres.url();
  }

  /** What an operation of a user runs against. */
  public EngineContext context() {
    return context(Caller.Kind.USER);
  }

  private EngineContext context(Caller.Kind kind) {
    return new EngineContext(
        new WorkspaceDatabase(
            WORKSPACE,
            SCHEMA,
            recording(SqlClient.class, pipelined),
            recording(Pool.class, transactional)),
        TestShape.CATALOG,
        schemaVersion,
        "shape-of-the-test",
        access,
        caller(kind, member),
        "request-1",
        null,
        null,
        isImport);
  }

  /** Until the next reset operations are those of somebody with this access. */
  void callAs(@Nullable UUID memberId, ResolvedAccess given) {
    member = memberId;
    access = given;
  }

  private static Caller caller(Caller.Kind kind, @Nullable UUID memberId) {
    return new Caller(kind, MEMBER, null, WORKSPACE, memberId, null, "Ada Lovelace");
  }

  private static <T> T await(io.vertx.core.Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    } catch (java.util.concurrent.ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> T recording(Class<T> type, T client) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (method.getName().equals("preparedQuery")) {
                statements.add(((String) arguments[0]).replace('"' + SCHEMA + '"', "workspace"));
              }
              if (method.getName().equals("withTransaction") && arguments.length == 1) {
                @SuppressWarnings("unchecked")
                Function<SqlConnection, Object> work =
                    (Function<SqlConnection, Object>) arguments[0];
                Function<SqlConnection, Object> wrapped =
                    connection -> work.apply(recording(SqlConnection.class, connection));
                return method.invoke(client, wrapped);
              }
              try {
                return method.invoke(client, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  @Override
  public void close() {
    pipelined.close();
    transactional.close();
    vertx.close();
    postgres.close();
  }
}
