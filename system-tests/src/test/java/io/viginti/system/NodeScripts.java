package io.viginti.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The npm clients under {@code src/test/node}, installed into {@code target} when they changed. */
final class NodeScripts {
  private static final Path SOURCES = Path.of("src", "test", "node");
  private static final Path INSTALLED = Path.of("target", "node");

  private NodeScripts() {}

  /** Leaves the test out where there is no Node.js; CI has one. */
  static void requireNode() {
    Assumptions.assumeTrue(
        runs("node", "--version") && runs("npm", "--version"), "no Node.js here");
    install();
  }

  private static boolean runs(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static synchronized void install() {
    copy();
    Path wanted = SOURCES.resolve("package.json");
    Path done = INSTALLED.resolve("node_modules").resolve("of-package.json");
    try {
      if (Files.exists(done) && Files.mismatch(wanted, done) < 0) {
        return;
      }
      finish(
          List.of(
              "npm",
              "install",
              "--no-package-lock",
              "--no-audit",
              "--no-fund",
              "--ignore-scripts",
              "--prefer-offline"));
      Files.copy(wanted, done, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy() {
    try (var files = Files.list(SOURCES)) {
      Files.createDirectories(INSTALLED);
      for (Path file : files.toList()) {
        Files.copy(
            file, INSTALLED.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the scripts a file. */
  static void write(String name, String text) {
    try {
      Files.writeString(INSTALLED.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a tool of one of the packages; it must succeed. */
  static void runTool(String name, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(
        INSTALLED.resolve(Path.of("node_modules", ".bin", name)).toAbsolutePath().toString());
    command.addAll(List.of(arguments));
    finish(command);
  }

  private static void finish(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(INSTALLED.toFile())
              .redirectErrorStream(true)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(String.join(" ", command) + " failed:\n" + output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Starts a script whose every line of output is a JSON document. */
  static Running start(String script, String... arguments) {
    List<String> command = new ArrayList<>(List.of("node", script));
    command.addAll(List.of(arguments));
    try {
      return new Running(
          new ProcessBuilder(command)
              .directory(INSTALLED.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A script that runs; closing ends it. */
  static final class Running implements AutoCloseable {
    private final Process process;
    private final List<JsonNode> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private Running(Process process) {
      this.process = process;
      this.reader = Thread.ofVirtual().start(this::read);
    }

    private void read() {
      try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
          lines.add(Api.JSON.readTree(line));
        }
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      } catch (IOException e) {
        // The process was ended while its output was read.
        Thread.currentThread().interrupt();
      }
    }

    /** What it has said so far. */
    List<JsonNode> lines() {
      return List.copyOf(lines);
    }

    boolean isAlive() {
      return process.isAlive();
    }

    /** Waits for its end and answers everything it said. */
    List<JsonNode> finish() {
      try {
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
          throw new IllegalStateException("the script does not end");
        }
        reader.join();
        return lines();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }
}
