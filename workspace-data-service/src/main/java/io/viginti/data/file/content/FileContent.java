package io.viginti.data.file.content;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeType;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;

/**
 * What a file is.
 *
 * @param mediaType without parameters, in lower case
 * @param extension without the dot, in lower case; empty where the type has none
 */
public record FileContent(String mediaType, FileCategory category, String extension) {
  private static final int LONGEST_EXTENSION = 16;

  /**
   * Reads the beginning of a file. Its name only tells apart what the bytes cannot, such as the
   * formats that are ZIP archives.
   *
   * @param name as it was given; may be anything
   */
  public static FileContent detect(Path file, String name) throws IOException {
    MimeTypes types = MimeTypes.getDefaultMimeTypes();
    Metadata hints = new Metadata();
    hints.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
    String type;
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
      type = types.detect(bytes, hints).getBaseType().toString().toLowerCase(Locale.ROOT);
    }
    return new FileContent(type, FileCategory.of(type), extension(types, type, name));
  }

  /** That of the name where it is one of the type's, else the type's usual one. */
  private static String extension(MimeTypes types, String type, String name) {
    List<String> known;
    try {
      MimeType found = types.forName(type);
      known = found.getExtensions();
    } catch (MimeTypeException e) {
      known = List.of();
    }
    String given = givenExtension(name);
    boolean isPlain = type.equals("text/plain") || type.equals("application/octet-stream");
    if (known.contains("." + given) || (isPlain && !given.isEmpty())) {
      return given;
    }
    return known.isEmpty() ? "" : known.getFirst().substring(1);
  }

  private static String givenExtension(String name) {
    int dot = name.lastIndexOf('.');
    String end = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    return end.length() <= LONGEST_EXTENSION && end.matches("[a-z0-9]+") ? end : "";
  }
}
