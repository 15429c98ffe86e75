package io.viginti.data.property;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.ToManyField;
import io.viginti.catalog.ToOneField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of records.
 *
 * @param filter in the form of the API; null when none is given
 * @param orderBy in the form of the API; null when none is given
 */
record Request(
    CatalogObject object,
    @Nullable ObjectNode filter,
    @Nullable ArrayNode orderBy,
    @Nullable Integer limit,
    @Nullable Integer offset,
    List<Item> selection) {
  /** What is answered of a record. */
  sealed interface Item {}

  record Plain(String name) implements Item {}

  record Parts(CompositeField field, List<String> names) implements Item {}

  record One(ToOneField field, List<Item> selection) implements Item {}

  record Many(ToManyField field, Request request) implements Item {}

  /** Figures over a list. */
  record Measured(ToManyField field, @Nullable ObjectNode filter, Figures figures)
      implements Item {}
}
