package io.viginti.data.file.content;

import java.util.Set;

/** Kinds of files that a front end shows differently: {@code fileCategory} of a FILES item. */
public enum FileCategory {
  ARCHIVE,
  AUDIO,
  IMAGE,
  PRESENTATION,
  SPREADSHEET,
  TEXT_DOCUMENT,
  VIDEO,
  OTHER;

  private static final Set<String> ARCHIVES =
      Set.of(
          "application/zip",
          "application/gzip",
          "application/x-bzip2",
          "application/x-xz",
          "application/x-tar",
          "application/x-7z-compressed",
          "application/x-rar-compressed",
          "application/zstd");

  private static final Set<String> DOCUMENTS =
      Set.of(
          "application/pdf",
          "application/rtf",
          "application/msword",
          "application/epub+zip",
          "application/vnd.apple.pages",
          "application/vnd.oasis.opendocument.text");

  /**
   * @param type a media type without parameters, in lower case
   */
  static FileCategory of(String type) {
    if (type.startsWith("image/")) {
      return IMAGE;
    }
    if (type.startsWith("audio/")) {
      return AUDIO;
    }
    if (type.startsWith("video/")) {
      return VIDEO;
    }
    if (type.contains("spreadsheet") || type.contains("ms-excel") || type.equals("text/csv")) {
      return SPREADSHEET;
    }
    if (type.contains("presentation") || type.contains("powerpoint")) {
      return PRESENTATION;
    }
    if (type.contains("wordprocessing") || type.contains("ms-word") || DOCUMENTS.contains(type)) {
      return TEXT_DOCUMENT;
    }
    if (type.startsWith("text/")) {
      return TEXT_DOCUMENT;
    }
    return ARCHIVES.contains(type) || type.startsWith("application/x-rar") ? ARCHIVE : OTHER;
  }
}
