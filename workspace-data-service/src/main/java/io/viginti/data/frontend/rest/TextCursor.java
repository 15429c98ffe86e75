package io.viginti.data.frontend.rest;

import io.viginti.platform.error.Problem;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads a parameter's text from left to right. */
final class TextCursor {
  private static final int LONGEST_PATH = 50;

  private final String parameter;
  private final String text;
  private int at;

  TextCursor(String parameter, String text) {
    this.parameter = parameter;
    this.text = text;
  }

  /** Items separated by commas, as many as the parameter's text has. */
  static <T> List<T> list(String parameter, String text, Function<TextCursor, T> item) {
    TextCursor cursor = new TextCursor(parameter, text);
    List<T> items = new ArrayList<>();
    do {
      cursor.skipBlanks();
      items.add(item.apply(cursor));
      cursor.skipBlanks();
    } while (cursor.takes(','));
    if (!cursor.isAtEnd()) {
      throw cursor.fault("expected ',' or the end");
    }
    return items;
  }

  boolean isAtEnd() {
    return at == text.length();
  }

  boolean sees(char expected) {
    return at < text.length() && text.charAt(at) == expected;
  }

  /** Steps over a character that is there. */
  boolean takes(char expected) {
    boolean isThere = sees(expected);
    if (isThere) {
      at++;
    }
    return isThere;
  }

  void expect(char expected, String where) {
    if (!takes(expected)) {
      throw fault("expected '" + expected + "' " + where + found());
    }
  }

  void skipBlanks() {
    while (sees(' ') || sees('\t')) {
      at++;
    }
  }

  /** A letter, then letters, digits and underscores; all ASCII. */
  String name(String what) {
    int start = at;
    while (at < text.length() && isOfName(text.charAt(at), at == start)) {
      at++;
    }
    if (at == start) {
      throw fault("expected " + what + found());
    }
    return text.substring(start, at);
  }

  /** Names of fields with points between them. */
  List<String> path() {
    return pathFrom(name("a field"));
  }

  /** The same after the first name. */
  List<String> pathFrom(String first) {
    List<String> path = new ArrayList<>(List.of(first));
    while (takes('.')) {
      if (path.size() == LONGEST_PATH) { // what reads it goes down a call for each name
        throw fault("a field has at most " + LONGEST_PATH + " names");
      }
      path.add(name("a field after the point"));
    }
    return path;
  }

  private static boolean isOfName(char c, boolean isFirst) {
    boolean isLetter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    return isLetter || !isFirst && (c >= '0' && c <= '9' || c == '_');
  }

  /**
   * A value: in quotes, where a backslash takes a quote or a backslash literally, or without them
   * up to the next comma or closing bracket.
   */
  String value() {
    return takes('"') ? quoted() : plain();
  }

  private String quoted() {
    int open = at - 1;
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return value.toString();
      }
      if (c == '\\' && (sees('"') || sees('\\'))) {
        c = text.charAt(at++);
      }
      value.append(c);
    }
    at = open;
    throw fault("the quote is not closed");
  }

  private String plain() {
    int start = at;
    for (; at < text.length(); at++) {
      switch (text.charAt(at)) {
        case ',', ')', ']' -> {
          return text.substring(start, at).strip();
        }
        case '"', '(', '[' -> throw fault("a value with this character must be quoted");
        default -> {
          // of the value
        }
      }
    }
    return text.substring(start).strip();
  }

  /** BAD_USER_INPUT that tells the place, counted from 1. */
  VigintiException fault(String message) {
    return fault(parameter, "at character " + (at + 1) + ": " + message);
  }

  private String found() {
    return isAtEnd() ? ", but the text ends" : "";
  }

  static VigintiException fault(String parameter, String message) {
    return VigintiException.badInput(
        parameter + ": " + message, List.of(new Problem(List.of(parameter), message)));
  }
}
