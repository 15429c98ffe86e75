package io.viginti.data.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to answer of a record or composite, in the order of the answer. */
public record Selection(List<Item> items) {
  public Selection {
    items = List.copyOf(items);
  }

  /** One entry of the answer. */
  public sealed interface Item {
    /** Its name in the answer. */
    String key();
  }

  /** The name of the type. */
  public record TypeName(String key) implements Item {}

  /**
   * A field.
   *
   * @param criteria of a list of records
   * @param selection null when the field was named without sub-fields
   */
  public record Field(String key, String name, Criteria criteria, @Nullable Selection selection)
      implements Item {}
}
