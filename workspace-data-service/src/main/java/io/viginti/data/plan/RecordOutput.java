package io.viginti.data.plan;

import io.viginti.catalog.CatalogObject;
import java.util.List;

/** What is answered of a record. */
public record RecordOutput(CatalogObject object, List<Output> entries) {
  public RecordOutput {
    entries = List.copyOf(entries);
  }

  /** Whether the record's own row is enough. */
  public boolean isOwnRowEnough() {
    return entries.stream()
        .noneMatch(
            entry ->
                entry instanceof Output.ToOne
                    || entry instanceof Output.ToMany
                    || entry instanceof Output.ToManyFigures);
  }
}
