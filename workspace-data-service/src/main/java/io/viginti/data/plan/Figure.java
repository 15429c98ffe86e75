package io.viginti.data.plan;

/** What is computed over many records. */
public sealed interface Figure {
  /** How many there are. */
  record Count() implements Figure {}
}
