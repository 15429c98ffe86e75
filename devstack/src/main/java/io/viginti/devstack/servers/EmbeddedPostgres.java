package io.viginti.devstack.servers;

import io.viginti.devstack.process.Await;
import io.viginti.devstack.process.Child;
import io.viginti.devstack.process.ChildFailed;
import io.viginti.devstack.process.OtherUser;
import io.viginti.devstack.process.ProcessSpec;
import io.viginti.devstack.process.Signal;
import io.viginti.devstack.servers.PostgresAddress.Login;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * PostgreSQL 18 with its data in a given directory. The administrator is {@code postgres};
 * connections from this machine only, with passwords.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  /** Name of the administrator. */
  public static final String ADMIN = "postgres";

  private static final Duration START_TIME = Duration.ofSeconds(60);

  private final int port;
  private final String adminPassword;
  private final Child child;

  private EmbeddedPostgres(int port, String adminPassword, Child child) {
    this.port = port;
    this.adminPassword = adminPassword;
    this.child = child;
  }

  /**
   * The server as a child process, not yet started; {@link #start()} starts it.
   *
   * @param directory for the data, the log and the pid file
   * @param adminPassword letters and digits; fixed when the data directory is made
   */
  public static EmbeddedPostgres in(
      String name, Path directory, int port, String adminPassword, Path log, Path pidFile) {
    Path distribution = Unpack.postgres();
    Path data = directory.toAbsolutePath();
    ProcessSpec spec =
        new ProcessSpec(
            name,
            command(distribution, data, port),
            Map.of("TZ", "UTC"),
            parentOf(data),
            log.toAbsolutePath(),
            pidFile.toAbsolutePath(),
            Signal.INT,
            true);
    return new EmbeddedPostgres(
        port, adminPassword, new Child(spec, () -> answers(port, adminPassword)));
  }

  /** The same server with one more setting, over those it has; before it is started. */
  public EmbeddedPostgres with(String setting, String value) {
    ProcessSpec spec = child.spec();
    List<String> command = new ArrayList<>(spec.command());
    command.add("-c");
    command.add(setting + "=" + value);
    ProcessSpec more =
        new ProcessSpec(
            spec.name(),
            command,
            spec.environment(),
            spec.directory(),
            spec.log(),
            spec.pidFile(),
            spec.stopSignal(),
            spec.ownUser());
    return new EmbeddedPostgres(
        port, adminPassword, new Child(more, () -> answers(port, adminPassword)));
  }

  /** Makes the data directory when there is none, starts the server and waits for it. */
  public EmbeddedPostgres start() {
    Path data = dataDirectory();
    Child.reclaim(child.spec());
    initialise(data);
    forgetForeignPid(data);
    // After a kill the backends of the old server need a moment to leave the shared memory.
    boolean ready =
        Await.until(
            () -> {
              child.start();
              return Await.until(() -> child.isReady() || !child.isAlive(), START_TIME)
                  && child.isAlive();
            },
            START_TIME);
    if (!ready) {
      throw new ChildFailed("PostgreSQL does not start; see " + child.spec().log());
    }
    return this;
  }

  /** Creates database, roles and schemas, see {@link DatabaseSetup}. */
  public EmbeddedPostgres prepareDatabase(Map<DatabaseRole, String> passwords) {
    DatabaseSetup.prepare(address(), passwords);
    return this;
  }

  /** The same for a cluster that only keeps records. */
  public EmbeddedPostgres prepareDatabase(
      Map<DatabaseRole, String> passwords, Set<DatabaseRole> roles) {
    DatabaseSetup.prepare(address(), passwords, roles);
    return this;
  }

  public Child child() {
    return child;
  }

  public int port() {
    return port;
  }

  /** With its administrator. */
  public PostgresAddress address() {
    return address(port, adminPassword);
  }

  private static PostgresAddress address(int port, String adminPassword) {
    return new PostgresAddress(
        "127.0.0.1",
        port,
        DatabaseSetup.DATABASE,
        "",
        Optional.of(new Login(ADMIN, adminPassword)));
  }

  /** {@code postgresql://127.0.0.1:port/viginti}. */
  public String url() {
    return address().url();
  }

  /** Connects as the administrator, to look and to break things. */
  public Connection connectAsAdmin() throws SQLException {
    return DatabaseSetup.connect(address(), new Login(ADMIN, adminPassword));
  }

  @Override
  public void close() {
    child.stop();
  }

  private Path dataDirectory() {
    return Path.of(child.spec().command().get(2));
  }

  private static List<String> command(Path distribution, Path data, int port) {
    return List.of(
        distribution.resolve("bin/postgres").toString(),
        "-D",
        data.toString(),
        "-c",
        "port=" + port,
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        "unix_socket_directories=",
        "-c",
        "fsync=on",
        "-c",
        "jit=off",
        "-c",
        "max_connections=200",
        "-c",
        "wal_level=replica",
        "-c",
        "shared_buffers=128MB",
        "-c",
        "max_wal_size=512MB",
        "-c",
        "timezone=UTC",
        "-c",
        "log_timezone=UTC");
  }

  private void initialise(Path data) {
    if (Files.exists(data.resolve("PG_VERSION"))) {
      return;
    }
    try {
      deleteTree(data);
      Files.createDirectories(parentOf(data));
      Path half = Files.createTempDirectory(parentOf(data), "initdb");
      Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwx------"));
      Path password = Files.createTempFile(parentOf(data), "initdb", ".pw");
      Files.writeString(password, adminPassword);
      OtherUser.own(half);
      OtherUser.own(password);
      try {
        runInitdb(half, password);
      } finally {
        Files.delete(password);
      }
      Files.move(half, data);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + data, e);
    }
  }

  /**
   * ICU's root collation sorts names as people expect in every language; the build's own libc would
   * sort by bytes.
   */
  private void runInitdb(Path half, Path password) {
    ProcessSpec server = child.spec();
    List<String> command =
        List.of(
            Unpack.postgres().resolve("bin/initdb").toString(),
            "-D",
            half.toString(),
            "-U",
            ADMIN,
            "-A",
            "scram-sha-256",
            "--pwfile=" + password,
            "-E",
            "UTF8",
            "--locale=C",
            "--locale-provider=icu",
            "--icu-locale=und",
            "--no-instructions");
    int exit =
        Child.run(
            new ProcessSpec(
                "initdb",
                command,
                Map.of("TZ", "UTC"),
                server.directory(),
                server.log(),
                server.pidFile(),
                Signal.TERM,
                true));
    if (exit != 0) {
      throw new ChildFailed("initdb failed with " + exit + "; see " + server.log());
    }
  }

  /**
   * PostgreSQL does not start while its own pid file names a living process, even if that pid by
   * now belongs to another program; ours has been reclaimed before this.
   */
  private static void forgetForeignPid(Path data) {
    Path file = data.resolve("postmaster.pid");
    try {
      if (!Files.exists(file)) {
        return;
      }
      long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
      boolean postgres =
          ProcessHandle.of(pid)
              .flatMap(p -> p.info().command())
              .map(c -> c.toLowerCase(Locale.ROOT).endsWith("postgres"))
              .orElse(false);
      if (!postgres) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static boolean answers(int port, String password) {
    try (Connection connection =
        DatabaseSetup.connect(
            address(port, password).database("postgres"), new Login(ADMIN, password))) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  private static Path parentOf(Path data) {
    Path parent = data.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalArgumentException("not a data directory: " + data);
    }
    return parent;
  }

  private static void deleteTree(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (var paths = Files.walk(directory)) {
      for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
