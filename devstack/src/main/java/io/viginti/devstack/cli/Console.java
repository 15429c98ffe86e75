package io.viginti.devstack.cli;

import io.viginti.devstack.mesh.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Shows a start: one line that changes on a terminal, a line now and then elsewhere. */
final class Console implements Progress {

  private static final int SECONDS_BETWEEN_LINES = 5;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal = System.console() != null && System.console().isTerminal();

  Console(PrintStream out) {
    this.out = out;
  }

  @Override
  public synchronized void ready(String name, Duration after) {
    line(String.format(Locale.ROOT, "  %-24s ready after %d s", name, after.toSeconds()));
  }

  @Override
  public synchronized void waitingFor(List<String> names, Duration since) {
    String text = "waiting for " + String.join(", ", names) + " (" + since.toSeconds() + " s)";
    if (terminal) {
      out.print(CLEAR + text);
      out.flush();
    } else if (since.toSeconds() % SECONDS_BETWEEN_LINES == 0) {
      line("  " + text);
    }
  }

  @Override
  public synchronized void note(String line) {
    line(line);
  }

  private void line(String text) {
    out.println((terminal ? CLEAR : "") + text);
    out.flush();
  }
}
