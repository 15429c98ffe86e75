package io.viginti.devstack.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who listens on a port, as far as the system tells: read from Linux' {@code /proc}, which shows
 * the processes of the same user, and of all when asked by root.
 */
public final class PortHolder {

  private static final String LISTEN = "0A";

  private PortHolder() {}

  /** The process that listens on the port. */
  public static Optional<ProcessHandle> find(int port) {
    Set<String> inodes = new HashSet<>();
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      try {
        inodes.addAll(listeningInodes(Files.readAllLines(Path.of(table)), port));
      } catch (IOException e) {
        return Optional.empty();
      }
    }
    if (inodes.isEmpty()) {
      return Optional.empty();
    }
    return ProcessHandle.allProcesses().filter(p -> holdsAny(p.pid(), inodes)).findFirst();
  }

  /** Says it in words: {@code "pid 4711 (/usr/bin/redis-server)"}, or that it cannot be told. */
  public static String describe(int port) {
    return find(port)
        .map(p -> "pid " + p.pid() + p.info().command().map(c -> " (" + c + ")").orElse(""))
        .orElse("a process that cannot be told");
  }

  /** The socket inodes that listen on the port, out of the lines of {@code /proc/net/tcp}. */
  static Set<String> listeningInodes(List<String> lines, int port) {
    String suffix = ":" + String.format(Locale.ROOT, "%04X", port);
    Set<String> inodes = new HashSet<>();
    for (String line : lines) {
      String[] words = line.strip().split("\\s+");
      if (words.length > 9 && words[1].endsWith(suffix) && words[3].equals(LISTEN)) {
        inodes.add(words[9]);
      }
    }
    return inodes;
  }

  private static boolean holdsAny(long pid, Set<String> inodes) {
    Path descriptors = Path.of("/proc", Long.toString(pid), "fd");
    try (DirectoryStream<Path> links = Files.newDirectoryStream(descriptors)) {
      for (Path link : links) {
        String target = readLink(link);
        if (target.startsWith("socket:[")
            && inodes.contains(target.substring("socket:[".length(), target.length() - 1))) {
          return true;
        }
      }
    } catch (IOException e) {
      return false;
    }
    return false;
  }

  private static String readLink(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }
}
