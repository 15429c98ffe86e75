package io.viginti.data.file.content;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * How a file is handed to a browser. Only what cannot run is shown in place; everything else is
 * saved. Nothing is sniffed, and a document that is opened after all runs no script and loads
 * nothing.
 */
public final class ServedFile {
  private static final Set<String> SHOWN =
      Set.of(
          "image/png",
          "image/jpeg",
          "image/gif",
          "image/webp",
          "image/avif",
          "image/bmp",
          "application/pdf",
          "text/plain",
          "text/csv");

  private static final String ATTRIBUTE_CHARACTERS = "!#$&+-.^_`|~";

  private ServedFile() {}

  /** The header {@code Content-Security-Policy}. */
  public static String securityPolicy(String mediaType) {
    String nothing = "default-src 'none'; frame-ancestors 'none'";
    // browsers show a PDF in a sandbox as an empty page, and run none of its scripts anyway
    return mediaType.equals("application/pdf") ? nothing : nothing + "; sandbox";
  }

  /** The header {@code Content-Type}. */
  public static String contentType(String mediaType) {
    return mediaType.startsWith("text/") ? mediaType + "; charset=utf-8" : mediaType;
  }

  /** The header {@code Content-Disposition} (RFC 6266): the name as it is, and in ASCII. */
  public static String disposition(String mediaType, String name) {
    boolean isShown =
        SHOWN.contains(mediaType)
            || mediaType.startsWith("audio/")
            || mediaType.startsWith("video/");
    return (isShown ? "inline" : "attachment")
        + "; filename=\""
        + ascii(name)
        + "\"; filename*=UTF-8''"
        + encoded(name);
  }

  private static String ascii(String name) {
    StringBuilder plain = new StringBuilder();
    name.codePoints()
        .forEach(
            c -> {
              boolean isPlain = c >= 0x20 && c < 0x7f && c != '"' && c != '\\' && c != '%';
              plain.append(isPlain ? (char) c : '_');
            });
    return plain.toString();
  }

  /** RFC 8187. */
  private static String encoded(String name) {
    StringBuilder text = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean isPlain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || ATTRIBUTE_CHARACTERS.indexOf(c) >= 0;
      if (isPlain) {
        text.append(c);
      } else {
        text.append('%').append("%02X".formatted((int) c));
      }
    }
    return text.toString();
  }
}
