package io.viginti.data.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.value.JsonText;
import java.util.List;
import java.util.Random;

/** Texts that break careless code. */
final class HostileTexts {
  static final List<String> STORABLE =
      List.of(
          "'; drop table companies; --",
          "$1 $$ \\ \" ' % _ * ( [ {",
          "😀 e\u0301 \u202e \ufeff \uffff",
          "\u0001\u001f\u007f\r\n\t",
          "",
          ">".repeat(5_000),
          "- ".repeat(5_000),
          "*a **b ".repeat(5_000),
          "x".repeat(1_000_000),
          random(1_000_000));

  private HostileTexts() {}

  private static String random(int length) {
    StringBuilder text = new StringBuilder();
    new Random(7).ints(length, 0x20, 0xd7ff).forEach(text::appendCodePoint);
    return text.toString();
  }

  /** {@code $text}, and {@code $json} with the text within. */
  static String variables(String text) {
    ObjectNode variables = JsonText.mapper().createObjectNode().put("text", text);
    variables.putObject("json").putArray("a").add(text);
    return JsonText.write(variables);
  }
}
