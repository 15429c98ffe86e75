package io.viginti.data.live;

/** A comparison that cannot be decided within bounds; its truth is unknown. */
final class Unevaluable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unevaluable() {
    super(null, null, false, false);
  }
}
