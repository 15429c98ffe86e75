package io.viginti.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statements that a request makes, with their values, read from PostgreSQL's log: so pgbench
 * sends what the service sends, whatever that is by now.
 */
final class PlainSql {
  private static final Pattern EXECUTED =
      Pattern.compile("LOG:  duration: [0-9.]+ ms  execute [^:]*: (.*)", Pattern.DOTALL);
  private static final Pattern VALUE =
      Pattern.compile("\\$(\\d+) = (NULL|'([^']*+(?:''[^']*+)*+)')");

  private final Connection connection;
  private final Path log;
  private final String schema;

  /**
   * A statement.
   *
   * @param values by place; null for null
   */
  record Sent(String text, Map<Integer, String> values) {}

  /**
   * @param log of the server
   * @param schema of the workspace whose statements count
   */
  PlainSql(Connection connection, Path log, String schema) {
    this.connection = connection;
    this.log = log;
    this.schema = schema;
  }

  /** What PostgreSQL executes for each request, which are made one after the other. */
  List<List<Sent>> of(List<Runnable> requests) throws SQLException, IOException {
    List<List<Sent>> all = new ArrayList<>();
    set("log_min_duration_statement", "0");
    set("log_parameter_max_length", "-1");
    pause();
    for (Runnable request : requests) {
      int start = Math.toIntExact(Files.size(log));
      request.run();
      byte[] written = Files.readAllBytes(log);
      all.add(read(new String(written, start, written.length - start, StandardCharsets.UTF_8)));
    }
    set("log_min_duration_statement", "-1");
    pause();
    return all;
  }

  private void set(String setting, String value) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("alter system set " + setting + " = '" + value + "'");
      statement.execute("select pg_reload_conf()");
    }
  }

  /** Backends take a new setting between two statements; nothing tells when they have. */
  private static void pause() {
    java.util.concurrent.locks.LockSupport.parkNanos(500_000_000);
  }

  private List<Sent> read(String lines) {
    List<Sent> sent = new ArrayList<>();
    String[] entries = lines.split("\n(?!\t)", -1);
    for (int at = 0; at < entries.length; at++) {
      Matcher executed = EXECUTED.matcher(entries[at]);
      if (executed.find() && executed.group(1).contains(schema)) {
        String detail = at + 1 < entries.length ? entries[at + 1] : "";
        sent.add(new Sent(executed.group(1).replaceAll("\\s+", " "), values(detail)));
      }
    }
    return sent;
  }

  private static Map<Integer, String> values(String detail) {
    Map<Integer, String> values = new LinkedHashMap<>();
    Matcher value = VALUE.matcher(detail);
    while (detail.contains("DETAIL:") && value.find()) {
      String text = value.group(3);
      values.put(Integer.valueOf(value.group(1)), text == null ? NULL : text.replace("''", "'"));
    }
    return values;
  }

  /** Stands for null among the values. */
  static final String NULL = "\u0000";
}
