package io.viginti.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The live heap of a JVM, asked with {@code jcmd} after a full collection. */
final class LiveHeap {
  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  private LiveHeap() {}

  static long usedKib(long pid) {
    jcmd(pid, "GC.run");
    Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
    long sum = 0;
    // The serial collector prints the generations, then the metaspace, which is no heap.
    for (int generation = 0; generation < 2 && used.find(); generation++) {
      sum += Long.parseLong(used.group(1));
    }
    return sum;
  }

  private static String jcmd(long pid, String command) {
    try {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                  Long.toString(pid),
                  command)
              .redirectErrorStream(true)
              .start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("jcmd " + command + " of " + pid, e);
    }
  }
}
