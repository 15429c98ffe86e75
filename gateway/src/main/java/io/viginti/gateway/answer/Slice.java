package io.viginti.gateway.answer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A JSON value where it lies in the bytes of an answer. */
record Slice(byte[] bytes, int start, int end) {
  static final Slice NULL = of("null");

  static Slice of(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return new Slice(bytes, 0, bytes.length);
  }

  boolean isNull() {
    return end - start == 4 && bytes[start] == 'n';
  }

  void writeTo(ByteArrayOutputStream out) {
    out.write(bytes, start, end - start);
  }

  byte[] copy() {
    return Arrays.copyOfRange(bytes, start, end);
  }
}
