package io.viginti.data.plan;

/**
 * Limits that shape plans.
 *
 * @param defaultRows of a list without limit
 * @param mostRows of a list, and of the inputs of a mutation
 */
public record Limits(int defaultRows, int mostRows) {
  public Limits {
    if (defaultRows < 1 || mostRows < defaultRows) {
      throw new IllegalArgumentException(
          "limits need 1 <= default <= most, given %d and %d".formatted(defaultRows, mostRows));
    }
  }
}
