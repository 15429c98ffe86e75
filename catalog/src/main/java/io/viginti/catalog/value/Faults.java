package io.viginti.catalog.value;

/** Takes what is wrong with a value. */
@FunctionalInterface
public interface Faults {
  /**
   * Adds a fault.
   *
   * @param fault goes on after the value's name: "must be …"
   * @param place below the value: names of sub-fields and positions in lists
   */
  void add(String fault, Object... place);
}
