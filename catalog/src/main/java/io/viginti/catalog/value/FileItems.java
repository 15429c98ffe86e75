package io.viginti.catalog.value;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client wrote into a FILES field: which files, and what they are to be called there. What
 * the files are is known where they are kept.
 */
public record FileItems(List<Item> items) {
  public FileItems {
    items = List.copyOf(items);
  }

  /**
   * A file that is referred to.
   *
   * @param label null when the file's name is to stand for it
   */
  public record Item(UUID fileId, @Nullable String label) {}
}
