package io.viginti.data.plan;

import io.viginti.catalog.AggregateFunction;
import io.viginti.catalog.Leaf;

/** What is computed over many records. */
public sealed interface Figure {
  /** How many there are. */
  record Count() implements Figure {}

  /** Of one of their own columns. */
  record Of(AggregateFunction function, Leaf leaf) implements Figure {}
}
