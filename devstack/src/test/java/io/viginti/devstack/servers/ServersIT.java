package io.viginti.devstack.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.viginti.devstack.process.Await;
import io.viginti.devstack.process.Ports;
import io.viginti.devstack.servers.PostgresAddress.Login;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServersIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir static Path directory;

  @Test
  void everyRoleOwnsItsSchemaAndNoOther() throws SQLException {
    try (Servers servers = Servers.startOnFreePorts(directory.resolve("roles"))) {
      servers.postgres().prepareDatabase(passwordsOf(servers), EnumSet.allOf(DatabaseRole.class));
      for (DatabaseRole role : DatabaseRole.values()) {
        try (Connection connection = connect(servers, role);
            Statement statement = connection.createStatement()) {
          statement.execute("create table " + role.schema() + ".t (x text)");
        }
      }
      try (Connection connection = connect(servers, DatabaseRole.AUTH);
          Statement statement = connection.createStatement()) {
        Assertions.assertThatThrownBy(() -> statement.executeQuery("select * from metadata.t"))
            .hasMessageContaining("permission denied");
      }
      try (Connection connection = connect(servers, DatabaseRole.DATA);
          Statement statement = connection.createStatement()) {
        statement.execute("create schema workspace_1");
        assertThat(one(statement, "select show_trgm('abc') is not null and unaccent('é') = 'e'"))
            .isEqualTo("t");
        assertThat(
                one(
                    statement,
                    "select string_agg(n, '' order by n) from unnest('{b,A,ä,Z}'::text[]) n"))
            .isEqualTo("AäbZ");
        assertThat(one(statement, "show fsync")).isEqualTo("on");
      }
    }
  }

  @Test
  void startsAgainAfterAKillOfEachServerWithItsData() throws SQLException {
    try (Servers servers = Servers.startOnFreePorts(directory.resolve("children"))) {
      execute(servers, "create table records.kept (x text)");
      execute(servers, "insert into records.kept values ('here')");
      servers.postgres().child().kill();
      servers.redis().child().kill();
      servers.kafka().child().kill();

      servers.postgres().start();
      servers.redis().start();
      servers.kafka().start();

      try (Connection connection = connect(servers, DatabaseRole.DATA);
          Statement statement = connection.createStatement()) {
        assertThat(one(statement, "select x from records.kept")).isEqualTo("here");
      }
    }
  }

  @Test
  void aKillOfTheParentLeavesNothingThatStopsTheNextStart() throws Exception {
    Path home = directory.resolve("parent");
    ServerPorts ports = ServerPorts.free();
    Process parent =
        new ProcessBuilder(
                Libraries.java(),
                "-cp",
                System.getProperty("java.class.path") + File.pathSeparator + Libraries.classPath(),
                ServersHolder.class.getName(),
                home.toString(),
                Integer.toString(ports.postgres()),
                Integer.toString(ports.redis()),
                Integer.toString(ports.kafka()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<ProcessHandle> children;
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
      children =
          Arrays.stream(out.readLine().split(" "))
              .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
              .toList();
    }

    parent.destroyForcibly().waitFor();

    if (new File("/usr/bin/setpriv").exists()) {
      assertThat(Await.until(() -> children.stream().noneMatch(ProcessHandle::isAlive), SOON))
          .as("children end with their parent")
          .isTrue();
      assertThat(Ports.isFree(ports.kafka())).isTrue();
    }
    try (Servers servers = Servers.start(home, ports)) {
      assertThat(servers.kafka().child().isReady()).isTrue();
    }
  }

  private static java.util.Map<DatabaseRole, String> passwordsOf(Servers servers) {
    java.util.Map<DatabaseRole, String> passwords = new java.util.EnumMap<>(DatabaseRole.class);
    for (DatabaseRole role : DatabaseRole.values()) {
      passwords.put(role, servers.password(role));
    }
    return passwords;
  }

  private static void execute(Servers servers, String sql) throws SQLException {
    try (Connection connection = connect(servers, DatabaseRole.DATA);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect(Servers servers, DatabaseRole role) throws SQLException {
    return DatabaseSetup.connect(
        servers.postgres().address(), new Login(role.roleName(), servers.password(role)));
  }

  private static String one(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
