package io.viginti.data.value;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.viginti.catalog.value.FileItems;
import io.viginti.catalog.value.JsonText;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a FILES field stores, completed from the files that it refers to. */
public final class StoredFiles {
  private StoredFiles() {}

  /** What is known of a file. */
  public record Known(String name, String category, String extension) {}

  /**
   * The stored JSON.
   *
   * @param known files of the workspace that are uploaded
   * @param at of the field
   * @return null when a problem was found
   */
  public static @Nullable String write(
      FileItems files, Map<UUID, Known> known, InputPath at, Problems problems) {
    ArrayNode stored = JsonText.mapper().createArrayNode();
    Set<UUID> seen = new HashSet<>();
    for (int i = 0; i < files.items().size(); i++) {
      FileItems.Item item = files.items().get(i);
      Known file = known.get(item.fileId());
      if (file == null) {
        problems.add(at.then(i).then("fileId"), "is no uploaded file of this workspace");
      } else if (!seen.add(item.fileId())) {
        problems.add(at.then(i).then("fileId"), "is given twice");
      } else {
        stored
            .addObject()
            .put("fileId", item.fileId().toString())
            .put("label", item.label() == null ? file.name() : item.label())
            .put("fileCategory", file.category())
            .put("extension", file.extension());
      }
    }
    return stored.size() == files.items().size() ? JsonText.write(stored) : null;
  }
}
