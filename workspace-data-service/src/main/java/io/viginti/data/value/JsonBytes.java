package io.viginti.data.value;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing array of JSON text in UTF-8 that can be cut back to an earlier length, which is how an
 * object that turns out to be null is taken back.
 */
public final class JsonBytes {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes;
  private int length;

  public JsonBytes(int capacity) {
    bytes = new byte[Math.max(64, capacity)];
  }

  /** The bytes of a JSON string literal, quotes included. */
  public static byte[] quoted(String text) {
    return new JsonBytes(text.length() + 2).string(text).toArray();
  }

  public int length() {
    return length;
  }

  /** Takes back everything after the given length. */
  public void cut(int to) {
    length = to;
  }

  public JsonBytes raw(byte[] part) {
    room(part.length);
    System.arraycopy(part, 0, bytes, length, part.length);
    length += part.length;
    return this;
  }

  /** One ASCII character. */
  public JsonBytes mark(char ascii) {
    room(1);
    bytes[length++] = (byte) ascii;
    return this;
  }

  public JsonBytes nothing() {
    return raw(NULL);
  }

  public JsonBytes bool(boolean value) {
    return raw(value ? TRUE : FALSE);
  }

  /** Text that is JSON already, or ASCII such as a number. */
  public JsonBytes json(String text) {
    int chars = text.length();
    room(chars);
    for (int i = 0; i < chars; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return raw(text.substring(i).getBytes(StandardCharsets.UTF_8));
      }
      bytes[length++] = (byte) c;
    }
    return this;
  }

  /** ASCII text without anything to escape, in quotes. */
  public JsonBytes quotedAscii(String text) {
    return mark('"').json(text).mark('"');
  }

  /** Any text as a JSON string. */
  public JsonBytes string(String text) {
    int chars = text.length();
    room(chars + 2);
    bytes[length++] = '"';
    for (int i = 0; i < chars; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        ascii(c, chars - i);
      } else if (c < 0x800) {
        room(2 + chars - i);
        bytes[length++] = (byte) (0xc0 | c >> 6);
        bytes[length++] = (byte) (0x80 | c & 0x3f);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < chars
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        fourBytes(Character.toCodePoint(c, text.charAt(++i)), chars - i);
      } else {
        threeBytes(Character.isSurrogate(c) ? '\ufffd' : c, chars - i);
      }
    }
    return mark('"');
  }

  private void ascii(char c, int rest) {
    if (c >= 0x20 && c != '"' && c != '\\') {
      room(1 + rest);
      bytes[length++] = (byte) c;
      return;
    }
    room(6 + rest);
    bytes[length++] = '\\';
    switch (c) {
      case '"', '\\' -> bytes[length++] = (byte) c;
      case '\n' -> bytes[length++] = 'n';
      case '\r' -> bytes[length++] = 'r';
      case '\t' -> bytes[length++] = 't';
      default -> {
        bytes[length++] = 'u';
        bytes[length++] = '0';
        bytes[length++] = '0';
        bytes[length++] = HEX[c >> 4];
        bytes[length++] = HEX[c & 0xf];
      }
    }
  }

  private void threeBytes(char c, int rest) {
    room(3 + rest);
    bytes[length++] = (byte) (0xe0 | c >> 12);
    bytes[length++] = (byte) (0x80 | c >> 6 & 0x3f);
    bytes[length++] = (byte) (0x80 | c & 0x3f);
  }

  private void fourBytes(int codePoint, int rest) {
    room(4 + rest);
    bytes[length++] = (byte) (0xf0 | codePoint >> 18);
    bytes[length++] = (byte) (0x80 | codePoint >> 12 & 0x3f);
    bytes[length++] = (byte) (0x80 | codePoint >> 6 & 0x3f);
    bytes[length++] = (byte) (0x80 | codePoint & 0x3f);
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }

  public byte[] toArray() {
    return Arrays.copyOf(bytes, length);
  }

  /** The content without a copy; nothing may be written afterwards. */
  public Buffer toBuffer() {
    return Buffer.buffer(Unpooled.wrappedBuffer(bytes, 0, length));
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
