package io.viginti.data.migration;

import io.viginti.contracts.shape.ColumnType;
import io.viginti.data.migration.TableFacts.Reference;
import io.viginti.platform.error.VigintiException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One workspace's schema over a connection of its own: what it holds, how far its versions came,
 * and the workspace's lock while the store is open.
 */
final class MigrationStore implements AutoCloseable {
  /** Apart from other users of advisory locks. */
  private static final int LOCK_CLASS = 0x6d696772;

  private static final Map<String, ColumnType> TYPES = typesByName();

  private final Connection connection;
  private final String schema;

  private MigrationStore(Connection connection, String schema) {
    this.connection = connection;
    this.schema = schema;
  }

  /**
   * @param actions what the expansion of the version did, as it was stored
   */
  record VersionRow(int version, Phase phase, String actions) {}

  /** Takes the workspace's lock; UNAVAILABLE when another run holds it for 30 s. */
  static MigrationStore open(Connection connection, String schema) throws SQLException {
    MigrationStore store = new MigrationStore(connection, schema);
    store.execute("set lock_timeout = 50; set statement_timeout = '3600s'");
    Retry.retrying(
        () -> {
          try (PreparedStatement lock =
              connection.prepareStatement("select pg_advisory_lock(?, hashtext(?))")) {
            lock.setInt(1, LOCK_CLASS);
            lock.setString(2, schema);
            return lock.execute();
          }
        });
    return store;
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** All in one transaction and, but for its end, one round trip. */
  void inTransaction(List<String> statements, Retry.Work<Boolean> lastly) throws SQLException {
    Retry.retrying(
        () -> {
          connection.setAutoCommit(false);
          try {
            if (!statements.isEmpty()) {
              execute(String.join(";\n", statements));
            }
            lastly.run();
            connection.commit();
            return true;
          } catch (SQLException e) {
            connection.rollback();
            throw e;
          } finally {
            connection.setAutoCommit(true);
          }
        });
  }

  /** Outside a transaction and without the lock timeout: it blocks no reader and no writer. */
  void executePatiently(String sql) throws SQLException {
    execute("set lock_timeout = 0");
    try {
      execute(sql);
    } finally {
      execute("set lock_timeout = 50");
    }
  }

  boolean exists() throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select to_regclass(?) is not null")) {
      query.setString(1, "\"" + schema + "\".\"_schema_version\"");
      try (ResultSet row = query.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** Statements that make the schema and its own table. */
  static List<String> creation(Ddl ddl) {
    return List.of(
        ddl.createSchema(),
        "create table if not exists "
            + ddl.table("_schema_version")
            + " (version integer primary key, phase text not null, actions text not null,"
            + " changed_at timestamptz not null default now())");
  }

  Optional<VersionRow> find(int version) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select version, phase, actions from " + versions() + " where version = ?")) {
      query.setInt(1, version);
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(
                new VersionRow(row.getInt(1), Phase.valueOf(row.getString(2)), row.getString(3)))
            : Optional.empty();
      }
    }
  }

  boolean hasLaterThan(int version) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select exists (select from " + versions() + " where version > ?)")) {
      query.setInt(1, version);
      try (ResultSet row = query.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  boolean save(VersionRow row) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "insert into "
                + versions()
                + " (version, phase, actions) values (?, ?, ?) on conflict (version) do update"
                + " set phase = excluded.phase, changed_at = now()")) {
      upsert.setInt(1, row.version());
      upsert.setString(2, row.phase().name());
      upsert.setString(3, row.actions());
      return upsert.execute();
    }
  }

  boolean delete(int version) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from " + versions() + " where version = ?")) {
      delete.setInt(1, version);
      return delete.execute();
    }
  }

  TableFacts facts() throws SQLException {
    Map<String, Map<String, ColumnType>> columns = new HashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            select c.relname, a.attname, format_type(a.atttypid, a.atttypmod)
            from pg_class c
            join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = to_regnamespace(?) and c.relkind = 'r'
              and a.attnum > 0 and not a.attisdropped and c.relname <> '_schema_version'
            """)) {
      query.setString(1, schema);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          columns
              .computeIfAbsent(row.getString(1), table -> new HashMap<>())
              .put(row.getString(2), type(row.getString(3)));
        }
      }
    }
    return new TableFacts(columns, references());
  }

  private Set<Reference> references() throws SQLException {
    Set<Reference> references = new HashSet<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            select source.relname, a.attname, target.relname
            from pg_constraint k
            join pg_class source on source.oid = k.conrelid
            join pg_class target on target.oid = k.confrelid
            join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
            where k.contype = 'f' and k.connamespace = to_regnamespace(?)
            """)) {
      query.setString(1, schema);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          references.add(new Reference(row.getString(1), row.getString(2), row.getString(3)));
        }
      }
    }
    return references;
  }

  /** Whether the index is there and valid; empty when it is not there. */
  Optional<Boolean> findIndexValidity(String name) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            select i.indisvalid from pg_index i join pg_class c on c.oid = i.indexrelid
            where c.relnamespace = to_regnamespace(?) and c.relname = ?
            """)) {
      query.setString(1, schema);
      query.setString(2, name);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(row.getBoolean(1)) : Optional.empty();
      }
    }
  }

  /** The indexes of a table that are no constraint's. */
  List<String> listIndexes(String table) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            select c.relname from pg_index i
            join pg_class c on c.oid = i.indexrelid
            join pg_class t on t.oid = i.indrelid
            where t.relnamespace = to_regnamespace(?) and t.relname = ?
              and not exists (select from pg_constraint k where k.conindid = c.oid
                and k.conrelid = t.oid)
            """)) {
      query.setString(1, schema);
      query.setString(2, table);
      List<String> names = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          names.add(row.getString(1));
        }
      }
      return names;
    }
  }

  /** Values that occur more than once, most frequent first: text and number of rows. */
  List<Map.Entry<String, Long>> duplicates(
      Ddl ddl, String table, List<String> columns, boolean liveRowsOnly, int limit)
      throws SQLException {
    String keys = Ddl.identifiers(columns);
    String present =
        String.join(
            " and ", columns.stream().map(c -> Ddl.identifier(c) + " is not null").toList());
    String sql =
        "select left(concat_ws(', ', "
            + keys
            + "), 100), count(*) from "
            + ddl.table(table)
            + " where "
            + present
            + (liveRowsOnly ? " and \"deletedAt\" is null" : "")
            + " group by "
            + keys
            + " having count(*) > 1 order by 2 desc, 1 limit "
            + limit;
    List<Map.Entry<String, Long>> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        found.add(Map.entry(row.getString(1), row.getLong(2)));
      }
    }
    return found;
  }

  /** One batch of a sweep after {@code last}; answers its last id, empty at the end. */
  Optional<String> sweep(Ddl ddl, Step.Sweep sweep, String last, int size) throws SQLException {
    String table = ddl.table(sweep.table());
    String sql =
        "with page as (select p.\"id\" from "
            + table
            + " p"
            + (last.isEmpty() ? "" : " where p.\"id\" > " + Ddl.text(last) + "::uuid")
            + " order by p.\"id\" limit "
            + size
            + "), changed as (update "
            + table
            + " t set "
            + sweep.assignment()
            + " from page where t.\"id\" = page.\"id\" and "
            + sweep.condition()
            + ") select \"id\"::text from page order by \"id\" desc limit 1";
    return first(sql);
  }

  /** The first column of the first row. */
  Optional<String> first(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    }
  }

  /** Rows that a statement changed. */
  int update(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  private String versions() {
    return Ddl.identifier(schema) + ".\"_schema_version\"";
  }

  private static ColumnType type(String name) {
    ColumnType type = TYPES.get(name);
    if (type == null) {
      throw VigintiException.conflict("a column has the type " + name);
    }
    return type;
  }

  private static Map<String, ColumnType> typesByName() {
    Map<String, ColumnType> types = new HashMap<>();
    for (ColumnType type : ColumnType.values()) {
      types.put(type.sql(), type);
    }
    types.put("timestamp with time zone", ColumnType.TIMESTAMPTZ);
    return Map.copyOf(types);
  }

  /** Closing the connection gives the lock back. */
  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
