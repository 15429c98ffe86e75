package io.viginti.gateway.answer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the members of an object and the elements of a list in JSON bytes without parsing them. The
 * bytes come from our own services; what is not JSON throws {@link IllegalArgumentException}.
 */
final class JsonSlices {
  private final byte[] bytes;
  private int at;
  private final int end;

  private JsonSlices(Slice slice) {
    this.bytes = slice.bytes();
    this.at = slice.start();
    this.end = slice.end();
  }

  /** The members by name. Names are GraphQL names, so they hold no escapes. */
  static Map<String, Slice> members(Slice object) {
    JsonSlices scan = new JsonSlices(object);
    Map<String, Slice> members = new LinkedHashMap<>();
    scan.expect('{');
    if (scan.accept('}')) {
      return members;
    }
    do {
      Slice name = scan.value();
      scan.expect(':');
      members.put(
          new String(
              name.bytes(),
              name.start() + 1,
              name.end() - name.start() - 2,
              StandardCharsets.UTF_8),
          scan.value());
    } while (scan.accept(','));
    scan.expect('}');
    return members;
  }

  /** The elements in order. */
  static List<Slice> elements(Slice list) {
    JsonSlices scan = new JsonSlices(list);
    List<Slice> elements = new ArrayList<>();
    scan.expect('[');
    if (scan.accept(']')) {
      return elements;
    }
    do {
      elements.add(scan.value());
    } while (scan.accept(','));
    scan.expect(']');
    return elements;
  }

  private Slice value() {
    skipSpace();
    int start = at;
    switch (peek()) {
      case '"' -> skipText();
      case '{', '[' -> skipNested();
      default -> skipWord();
    }
    if (at == start) {
      throw new IllegalArgumentException("no JSON value at byte " + at);
    }
    return new Slice(bytes, start, at);
  }

  private void skipNested() {
    int depth = 0;
    do {
      switch (peek()) {
        case '"' -> {
          skipText();
          continue;
        }
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        default -> {}
      }
      at++;
    } while (depth > 0);
  }

  private void skipText() {
    at++;
    while (peek() != '"') {
      at += bytes[at] == '\\' ? 2 : 1;
    }
    at++;
  }

  private void skipWord() {
    while (at < end && ",}] \t\r\n:".indexOf(bytes[at]) < 0) {
      at++;
    }
  }

  private void skipSpace() {
    while (at < end && bytes[at] <= ' ') {
      at++;
    }
  }

  private byte peek() {
    if (at >= end) {
      throw new IllegalArgumentException("JSON ends at byte " + at);
    }
    return bytes[at];
  }

  private boolean accept(char expected) {
    skipSpace();
    if (peek() != expected) {
      return false;
    }
    at++;
    return true;
  }

  private void expect(char expected) {
    if (!accept(expected)) {
      throw new IllegalArgumentException("no " + expected + " at byte " + at);
    }
  }
}
