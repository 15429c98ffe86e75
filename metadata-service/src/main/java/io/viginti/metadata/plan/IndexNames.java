package io.viginti.metadata.plan;

import io.viginti.catalog.column.PhysicalNames;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * Names of indexes: they follow from table, columns and purpose, so that a name is found again
 * without being stored. Objects' names have no underscore, so no index meets a table.
 */
public final class IndexNames {
  /** What an index is for; the end of its name. */
  public enum Suffix {
    /** Ordering, foreign keys: what the engine needs by itself. */
    ENGINE("sys"),
    UNIQUE("key"),
    REQUESTED("idx"),
    /** Duplicate criteria. */
    MATCH("dup"),
    TRIGRAM("trgm");

    private final String text;

    Suffix(String text) {
      this.text = text;
    }
  }

  private IndexNames() {}

  public static String of(String table, List<String> columns, Suffix suffix) {
    String end = "_" + suffix.text;
    String full = table + "_" + String.join("_", columns);
    if (full.getBytes(StandardCharsets.UTF_8).length + end.length() <= PhysicalNames.MAX_BYTES) {
      return full + end;
    }
    CRC32 checksum = new CRC32();
    checksum.update(full.getBytes(StandardCharsets.UTF_8));
    String hash = String.format(Locale.ROOT, "_%08x", checksum.getValue());
    int room = PhysicalNames.MAX_BYTES - end.length() - hash.length();
    return full.substring(0, Math.min(full.length(), room)) + hash + end;
  }
}
