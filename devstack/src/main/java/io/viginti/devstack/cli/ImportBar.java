package io.viginti.devstack.cli;

import io.viginti.devstack.imports.ImportFile;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Shows how far an import is. */
final class ImportBar implements ImportFile.Watcher {

  private static final int WIDTH = 30;
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal = System.console() != null && System.console().isTerminal();
  private final long since = System.nanoTime();
  private long shown = since;
  private long rowsBefore;
  private long bytesBefore = -1;

  ImportBar(PrintStream out) {
    this.out = out;
  }

  @Override
  public void resumed(long rows) {
    rowsBefore = rows;
    out.printf(Locale.ROOT, "continuing after %,d rows%n", rows);
  }

  @Override
  public void progressed(long bytesDone, long bytes, long rows, long rejected) {
    if (bytesBefore < 0) {
      bytesBefore = rowsBefore == 0 ? 0 : bytesDone;
    }
    String line = line(bytesDone, bytes, rows, rejected);
    if (terminal) {
      out.print(CLEAR + line);
      out.flush();
    } else if (System.nanoTime() - shown >= BETWEEN_LINES.toNanos()) {
      shown = System.nanoTime();
      out.println(line);
    }
  }

  void done(ImportFile.Result result) {
    out.printf(
        Locale.ROOT,
        "%s%,d rows, %,d refused, in %.1f s%n",
        terminal ? CLEAR : "",
        result.rows(),
        result.rejected(),
        seconds());
  }

  private String line(long bytesDone, long bytes, long rows, long rejected) {
    double part = bytes == 0 ? 1 : (double) bytesDone / bytes;
    int full = (int) (part * WIDTH);
    double bytesPerSecond = (bytesDone - bytesBefore) / seconds();
    long left = bytesPerSecond > 0 ? Math.round((bytes - bytesDone) / bytesPerSecond) : 0;
    return String.format(
        Locale.ROOT,
        "[%s%s] %3.0f%%  %,d rows  %,.0f/s  %d s left%s",
        "#".repeat(full),
        ".".repeat(WIDTH - full),
        part * 100,
        rows,
        (rows - rowsBefore) / seconds(),
        left,
        rejected == 0 ? "" : String.format(Locale.ROOT, "  %,d refused", rejected));
  }

  private double seconds() {
    return Math.max(0.001, (System.nanoTime() - since) / 1e9);
  }
}
