package io.viginti.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends statements as plain rows with pgbench: prepared, over a Unix socket. What it costs is the
 * limit of what any server on this PostgreSQL can reach.
 */
final class Pgbench {
  private static final Pattern COUNT =
      Pattern.compile("number of transactions actually processed: (\\d+)");
  private static final Pattern TIMES = Pattern.compile("(\\d+)m([0-9.]+)s (\\d+)m([0-9.]+)s");

  private final List<String> command = new ArrayList<>();
  private final List<String> scripts = new ArrayList<>();
  private final String password;

  /** How many transactions ran, and what pgbench itself cost. */
  record Ran(long transactions, long micros) {}

  /**
   * @param requests the statements of each request; they take turns
   */
  Pgbench(
      Path scriptDirectory,
      Path socket,
      int port,
      String password,
      List<List<PlainSql.Sent>> requests)
      throws IOException {
    this.password = password;
    command.addAll(
        List.of(
            "-h",
            socket.toString(),
            "-p",
            Integer.toString(port),
            "-U",
            "postgres",
            "-n",
            "-M",
            "prepared"));
    Files.createDirectories(scriptDirectory);
    for (int at = 0; at < requests.size(); at++) {
      Path script = scriptDirectory.resolve(at + ".sql");
      Files.writeString(script, script(requests.get(at), "r" + at));
      scripts.add("-f");
      scripts.add(script.toString());
    }
  }

  private String script(List<PlainSql.Sent> statements, String prefix) {
    StringBuilder script = new StringBuilder();
    for (int at = 0; at < statements.size(); at++) {
      String text = statements.get(at).text();
      // From the last place on, so that $1 is not found in $12.
      List<Map.Entry<Integer, String>> values =
          new ArrayList<>(statements.get(at).values().entrySet());
      for (Map.Entry<Integer, String> value : values.reversed()) {
        String name = prefix + "s" + at + "v" + value.getKey();
        boolean isNull = value.getValue().equals(PlainSql.NULL);
        text = text.replace("$" + value.getKey(), isNull ? "null" : ":" + name);
        if (!isNull) {
          command.add("-D");
          command.add(name + "=" + value.getValue());
        }
      }
      script.append(text).append(";\n");
    }
    return script.toString();
  }

  /** Runs for a while. */
  Ran run(int connections, Duration length) {
    List<String> all = new ArrayList<>(List.of("bash", "-c", "pgbench \"$@\"; times", "pgbench"));
    all.addAll(command);
    all.addAll(
        List.of("-c", Integer.toString(connections), "-T", Long.toString(length.toSeconds())));
    all.addAll(scripts);
    all.add("viginti");
    ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", password);
    builder.environment().put("LC_ALL", "C");
    try {
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Matcher count = COUNT.matcher(output);
      if (!count.find()) {
        throw new IllegalStateException("pgbench: " + output);
      }
      return new Ran(Long.parseLong(count.group(1)), childMicros(output));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("pgbench", e);
    }
  }

  /** The second line of {@code times} is that of the children. */
  private static long childMicros(String output) {
    Matcher time = TIMES.matcher(output);
    long micros = 0;
    while (time.find()) {
      micros = seconds(time, 1) + seconds(time, 3);
    }
    return micros;
  }

  private static long seconds(Matcher time, int group) {
    return Math.round(
        1e6
            * (60 * Double.parseDouble(time.group(group))
                + Double.parseDouble(time.group(group + 1))));
  }
}
