package io.viginti.catalog;

import org.jspecify.annotations.Nullable;

/** How dates are grouped; the names are those of the public API. */
public enum DateGranularity {
  DAY,
  /** From Monday. */
  WEEK,
  MONTH,
  QUARTER,
  YEAR,
  /** 1 is Monday. */
  DAY_OF_WEEK,
  MONTH_OF_YEAR;

  /** Whether it is a number that comes again; else the first day of a period. */
  public boolean isCyclic() {
    return this == DAY_OF_WEEK || this == MONTH_OF_YEAR;
  }

  /** Null for a name that is none. */
  public static @Nullable DateGranularity find(String name) {
    for (DateGranularity granularity : values()) {
      if (granularity.name().equals(name)) {
        return granularity;
      }
    }
    return null;
  }
}
