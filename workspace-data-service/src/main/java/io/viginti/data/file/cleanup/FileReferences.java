package io.viginti.data.file.cleanup;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Which files the records of a workspace refer to. Each table is read by one statement. */
final class FileReferences {
  /** Tables with their jsonb columns, quoted. */
  private static final String TABLES =
      """
      select format('%I.%I', n.nspname, c.relname),
        string_agg(format('(t.%I)', a.attname), ', ' order by a.attnum)
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where n.nspname = ? and c.relkind = 'r' and a.atttypid = 'jsonb'::regtype
      group by n.nspname, c.relname
      order by c.relname
      """;

  private static final String REFERENCES =
      """
      select distinct item ->> 'fileId'
      from %s as t
      cross join lateral (values %s) as c(value)
      cross join lateral jsonb_array_elements(
        case jsonb_typeof(c.value) when 'array' then c.value else '[]' end) as item
      where jsonb_typeof(item) = 'object' and item ->> 'fileId' = any (?)
      """;

  private final Connection connection;
  private final String schema;

  /**
   * @param connection commits by itself
   */
  FileReferences(Connection connection, String schema) {
    this.connection = connection;
    this.schema = schema;
  }

  Set<UUID> among(Collection<UUID> files) throws SQLException {
    Array ids =
        connection.createArrayOf("text", files.stream().map(UUID::toString).toArray(String[]::new));
    Set<UUID> found = new HashSet<>();
    for (String query : queries()) {
      try (PreparedStatement look = connection.prepareStatement(query)) {
        look.setArray(1, ids);
        try (ResultSet row = look.executeQuery()) {
          while (row.next()) {
            found.add(UUID.fromString(row.getString(1)));
          }
        }
      }
    }
    return found;
  }

  private List<String> queries() throws SQLException {
    List<String> queries = new ArrayList<>();
    try (PreparedStatement look = connection.prepareStatement(TABLES)) {
      look.setString(1, schema);
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          queries.add(REFERENCES.formatted(row.getString(1), row.getString(2)));
        }
      }
    }
    return queries;
  }
}
