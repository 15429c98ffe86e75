package io.viginti.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a process and its children have used, read from {@code /proc} (proc(5)). */
final class ProcessCost {
  private static final long MICROS_PER_TICK = 10_000;

  /** Places of utime, stime and of the children that were waited for, after the name. */
  private static final int FIRST_TIME = 11;

  private static final int LAST_TIME = 14;

  private ProcessCost() {}

  /**
   * CPU time of the process and of its children, ended ones included, in microseconds (10 ms
   * steps).
   */
  static long cpuMicros(long pid) {
    return family(pid).mapToLong(ProcessCost::ownCpuMicros).sum();
  }

  /** The same of several, by name; those of the same order as given. */
  static Map<String, Long> cpuMicros(Map<String, Long> pids) {
    Map<String, Long> cpu = new LinkedHashMap<>();
    pids.forEach((name, pid) -> cpu.put(name, cpuMicros(pid)));
    return cpu;
  }

  /** Proportional set size of the process and its children, in KiB: shared pages count once. */
  static long memoryKib(long pid) {
    return family(pid).mapToLong(ProcessCost::ownMemoryKib).sum();
  }

  private static Stream<Long> family(long pid) {
    Stream<Long> children =
        ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants).map(ProcessHandle::pid);
    return Stream.concat(Stream.of(pid), children);
  }

  private static long ownCpuMicros(long pid) {
    List<String> lines = lines(pid, "stat");
    if (lines.isEmpty()) {
      return 0;
    }
    String line = lines.getFirst();
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = 0;
    for (int at = FIRST_TIME; at <= LAST_TIME; at++) {
      ticks += Long.parseLong(fields[at]);
    }
    return ticks * MICROS_PER_TICK;
  }

  private static long ownMemoryKib(long pid) {
    return lines(pid, "smaps_rollup").stream()
        .filter(line -> line.startsWith("Pss:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }

  private static List<String> lines(long pid, String file) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), file));
    } catch (NoSuchFileException gone) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
