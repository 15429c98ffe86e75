package io.viginti.devstack.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Starts processes, all from one thread that lives as long as this JVM: Linux sends the
 * parent-death signal when the thread that started a process ends, not only when the process does.
 */
final class Launcher {

  private static final ExecutorService THREAD =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("launcher").factory());

  private static final boolean SETSID = onPath("setsid");
  private static final boolean SETPRIV =
      onPath("setpriv") && succeeds("setpriv", "--pdeathsig", "TERM", "true");

  private Launcher() {}

  static Process start(ProcessSpec spec) {
    ProcessBuilder builder =
        new ProcessBuilder(commandLine(spec)).directory(spec.directory().toFile());
    builder.environment().putAll(spec.environment());
    builder.redirectErrorStream(true);
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
    try {
      Files.createDirectories(spec.log().toAbsolutePath().getParent());
      return THREAD.submit(builder::start).get();
    } catch (ExecutionException e) {
      throw new UncheckedIOException("cannot start " + spec.name(), new IOException(e.getCause()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + spec.name(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while starting " + spec.name(), e);
    }
  }

  /** Runs a command to its end, in the same way {@link #start} would. */
  static int run(ProcessSpec spec) {
    try {
      return start(spec).waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running " + spec.name(), e);
    }
  }

  private static List<String> commandLine(ProcessSpec spec) {
    List<String> line = new ArrayList<>();
    if (SETSID) {
      line.add("setsid");
    }
    if (spec.ownUser()) {
      // First, because changing the user id forgets the parent-death signal.
      line.addAll(OtherUser.prefix());
    }
    if (SETPRIV) {
      line.addAll(List.of("setpriv", "--pdeathsig", spec.stopSignal().name(), "--"));
    }
    line.addAll(spec.command());
    return line;
  }

  static boolean onPath(String program) {
    String path = System.getenv("PATH");
    if (path == null) {
      return false;
    }
    for (String folder : path.split(File.pathSeparator)) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }

  static boolean succeeds(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
