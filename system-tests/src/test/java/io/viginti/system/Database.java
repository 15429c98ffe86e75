package io.viginti.system;

import io.viginti.devstack.servers.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads what is really in a cluster, as its administrator. */
record Database(EmbeddedPostgres postgres) {
  static Database main() {
    return new Database(RunningMesh.mesh().postgres());
  }

  static Database second() {
    return new Database(RunningMesh.mesh().postgres(RunningMesh.SECOND_CLUSTER));
  }

  /** The cluster that a workspace lives on. */
  static Database of(Workspace workspace) {
    return main().hasSchemaOf(workspace) ? main() : second();
  }

  boolean hasSchemaOf(Workspace workspace) {
    return number("select count(*) from pg_namespace where nspname = ?", workspace.databaseSchema())
        == 1;
  }

  /** The first column of every row, as text. */
  List<String> texts(String sql, Object... binds) {
    return rows(sql, row -> string(row, 1), binds);
  }

  long number(String sql, Object... binds) {
    return rows(sql, row -> Long.valueOf(string(row, 1)), binds).getFirst();
  }

  <T> List<T> rows(String sql, Function<ResultSet, T> read, Object... binds) {
    try (Connection connection = postgres.connectAsAdmin();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < binds.length; i++) {
        statement.setObject(i + 1, binds[i]);
      }
      List<T> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(read.apply(result));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  static String string(ResultSet row, int column) {
    try {
      return row.getString(column);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
