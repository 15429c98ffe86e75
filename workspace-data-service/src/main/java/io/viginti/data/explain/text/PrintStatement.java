package io.viginti.data.explain.text;

import io.viginti.data.sql.Parameter;
import io.viginti.data.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement with a comment for each of its binds: type and where the value comes from. */
public final class PrintStatement {
  private PrintStatement() {}

  /**
   * @param schema of the workspace
   */
  public static String print(Statement statement, String schema) {
    String text = statement.text(schema);
    StringBuilder printed = new StringBuilder(text);
    List<Parameter> parameters = statement.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      printed
          .append("\n-- $")
          .append(i + 1)
          .append(' ')
          .append(type(text, i + 1))
          .append(": ")
          .append(parameters.get(i).description());
    }
    return printed.toString();
  }

  /** Every bind is cast where it stands. */
  private static String type(String text, int place) {
    Matcher cast = Pattern.compile("\\$" + place + "::([a-z]+(?:\\[\\])?)").matcher(text);
    return cast.find() ? cast.group(1) : "text";
  }
}
