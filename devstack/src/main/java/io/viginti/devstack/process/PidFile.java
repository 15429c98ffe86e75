package io.viginti.devstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Notes which process is running: its pid and its start time, because a pid alone may long belong
 * to another process.
 */
public record PidFile(Path path) {

  public void write(ProcessHandle process) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.writeString(path, process.pid() + " " + startOf(process) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path, e);
    }
  }

  /** The process noted, while it is alive and still the same. */
  public Optional<ProcessHandle> find() {
    String[] words;
    try {
      words = Files.readString(path).strip().split(" ", 2);
    } catch (IOException e) {
      return Optional.empty();
    }
    long pid;
    try {
      pid = Long.parseLong(words[0]);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
    String start = words.length > 1 ? words[1] : "";
    return ProcessHandle.of(pid).filter(p -> p.isAlive() && startOf(p).equals(start));
  }

  public void remove() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + path, e);
    }
  }

  private static String startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("");
  }
}
