package io.viginti.devstack.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The file of refused rows: one JSON object a line, {@code {line, code, reason, row}}. */
final class Rejects implements Closeable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final FileChannel channel;

  private Rejects(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Continues the file at this length; what is behind it was written before a crash and will come
   * again.
   */
  static Rejects open(Path file, long size) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(size);
    channel.position(channel.size());
    return new Rejects(file, channel);
  }

  void add(List<Rejection> rejections) throws IOException {
    for (Rejection rejection : rejections) {
      String line =
          JSON.createObjectNode()
                  .put("line", rejection.line())
                  .put("code", rejection.code())
                  .put("reason", rejection.reason())
                  .put("row", rejection.source())
              + "\n";
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  long size() throws IOException {
    return channel.size();
  }

  /** Closes the file; an empty one is deleted. */
  @Override
  public void close() throws IOException {
    boolean empty = channel.size() == 0;
    channel.close();
    if (empty) {
      Files.delete(file);
    }
  }
}
