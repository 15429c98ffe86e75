package io.viginti.devstack.imports;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads lines from a place in the file on, and knows after each where the next begins. */
final class RowReader implements Closeable {

  /** A request may have 1 MiB, so a longer line cannot be sent. */
  static final int LONGEST_LINE = 900_000;

  private final InputStream in;
  private long offset;
  private long line;

  private RowReader(InputStream in, long offset, long line) {
    this.in = in;
    this.offset = offset;
    this.line = line;
  }

  /**
   * @param offset in bytes, at the beginning of a line
   * @param line how many lines are before it
   */
  static RowReader open(Path file, long offset, long line) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    try {
      in.skipNBytes(offset);
      return new RowReader(in, offset, line);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** The next line, empty at the end of the file. */
  Optional<Line> next() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    boolean tooLong = false;
    boolean any = false;
    int b;
    while ((b = in.read()) >= 0) {
      any = true;
      offset++;
      if (b == '\n') {
        break;
      }
      if (bytes.size() < LONGEST_LINE) {
        bytes.write(b);
      } else {
        tooLong = true;
      }
    }
    if (!any) {
      return Optional.empty();
    }
    line++;
    return Optional.of(lineOf(bytes.toByteArray(), tooLong));
  }

  /** Where the next line begins. */
  long offset() {
    return offset;
  }

  /** How many lines were read, those before the beginning included. */
  long lines() {
    return line;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private Line lineOf(byte[] bytes, boolean tooLong) {
    if (tooLong) {
      String start = new String(bytes, 0, 200, StandardCharsets.UTF_8);
      return new Line(line, start, Optional.of("longer than " + LONGEST_LINE + " bytes"));
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new Line(line, text, Optional.empty());
    } catch (CharacterCodingException e) {
      return new Line(
          line, new String(bytes, StandardCharsets.UTF_8), Optional.of("not valid UTF-8"));
    }
  }

  /**
   * A line of the file.
   *
   * @param fault why it cannot be used as it is
   */
  record Line(long number, String text, Optional<String> fault) {}
}
