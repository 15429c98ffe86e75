package io.viginti.benchmarks;

import io.viginti.devstack.process.Child;
import io.viginti.devstack.process.ProcessSpec;
import io.viginti.devstack.process.Signal;
import io.viginti.devstack.servers.Libraries;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The other servers over {@link PeerTables}: PostGraphile 5 with two workers, and a conventional
 * graphql-java server with two event loops. Neither knows users: what Viginti does for that it does
 * on top.
 */
final class Peers implements AutoCloseable {
  private static final Duration START_TIME = Duration.ofMinutes(2);
  private static final int POSTGRAPHILE_PORT = 8091;
  private static final int CONVENTIONAL_PORT = 8092;

  private final BenchMesh bench;
  private final BenchOptions options;
  private final Map<String, Child> children = new LinkedHashMap<>();

  Peers(BenchMesh bench, BenchOptions options) {
    this.bench = bench;
    this.options = options;
  }

  /** Starts PostGraphile; npm brings it and its Node once, from the registry it is set to. */
  HttpContender postGraphile() {
    Path directory = options.repository().resolve("benchmarks/target/postgraphile");
    install(directory);
    int port = POSTGRAPHILE_PORT + options.portOffset();
    Child child =
        start(
            "postgraphile",
            List.of(
                directory.resolve("node_modules/node/bin/node").toString(),
                directory.resolve("server.js").toString(),
                Integer.toString(port),
                bench.adminUrl()),
            directory,
            port);
    return contender("PostGraphile", port, "/graphql", PeerDocuments::postGraphile, child);
  }

  /** Starts the conventional server, with the flags of a service on the data path. */
  HttpContender conventional() {
    Path target = options.repository().resolve("benchmarks/target");
    int port = CONVENTIONAL_PORT + options.portOffset();
    Child child =
        start(
            "conventional",
            List.of(
                Libraries.java(),
                "-Xms32m",
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-cp",
                target.resolve("classes") + File.pathSeparator + target.resolve("lib") + "/*",
                "io.viginti.benchmarks.conventional.ConventionalServer",
                Integer.toString(port),
                bench.adminUrl()),
            target,
            port);
    return contender("graphql-java", port, "/graphql", PeerDocuments::conventional, child);
  }

  private HttpContender contender(
      String name,
      int port,
      String path,
      java.util.function.Function<Scenario, String> document,
      Child child) {
    Map<String, Long> pids = new LinkedHashMap<>();
    pids.put("PostgreSQL", bench.postgresPid());
    pids.put("server", child.pid());
    return HttpContender.of(
        name, URI.create("http://127.0.0.1:" + port + path), "", document, pids);
  }

  private Child start(String name, List<String> command, Path directory, int port) {
    ProcessSpec spec =
        new ProcessSpec(
            name,
            command,
            Map.of("NODE_ENV", "production"),
            directory,
            bench.plan().home().log(name),
            bench.plan().home().directory().resolve(name + ".pid"),
            Signal.TERM,
            false);
    Child child = new Child(spec, () -> listens(port));
    children.put(name, child);
    child.start();
    child.awaitReady(START_TIME);
    return child;
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private void install(Path directory) {
    Path sources = options.repository().resolve("benchmarks/src/main/postgraphile");
    try {
      Files.createDirectories(directory);
      for (String file : List.of("server.js", "package.json")) {
        Files.copy(
            sources.resolve(file), directory.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + directory, e);
    }
    if (Files.exists(directory.resolve("node_modules/node/bin/node"))) {
      return;
    }
    int exit =
        Child.run(
            new ProcessSpec(
                "npm",
                List.of("npm", "install", "--no-audit", "--no-fund", "--no-package-lock"),
                Map.of(),
                directory,
                bench.plan().home().log("npm"),
                bench.plan().home().directory().resolve("npm.pid"),
                Signal.TERM,
                false));
    if (exit != 0) {
      throw new IllegalStateException(
          "npm could not install PostGraphile; see "
              + bench.plan().home().log("npm")
              + ", or leave it out with contenders=");
    }
  }

  @Override
  public void close() {
    children.values().forEach(Child::stop);
  }
}
