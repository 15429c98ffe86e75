package io.viginti.data.plan;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One column of an order. */
public record SortKey(Target target, Direction direction) {
  public SortKey reversed() {
    return new SortKey(target, direction.reversed());
  }

  /** Direction and place of nulls, as in the public API. */
  public enum Direction {
    ASC_NULLS_FIRST("AscNullsFirst"),
    ASC_NULLS_LAST("AscNullsLast"),
    DESC_NULLS_FIRST("DescNullsFirst"),
    DESC_NULLS_LAST("DescNullsLast");

    private static final Map<String, Direction> BY_NAME =
        Map.of(
            ASC_NULLS_FIRST.publicName, ASC_NULLS_FIRST,
            ASC_NULLS_LAST.publicName, ASC_NULLS_LAST,
            DESC_NULLS_FIRST.publicName, DESC_NULLS_FIRST,
            DESC_NULLS_LAST.publicName, DESC_NULLS_LAST);

    private final String publicName;

    Direction(String publicName) {
      this.publicName = publicName;
    }

    public boolean isAscending() {
      return this == ASC_NULLS_FIRST || this == ASC_NULLS_LAST;
    }

    public boolean isNullsFirst() {
      return this == ASC_NULLS_FIRST || this == DESC_NULLS_FIRST;
    }

    /** Of the same order from its end. */
    public Direction reversed() {
      return switch (this) {
        case ASC_NULLS_FIRST -> DESC_NULLS_LAST;
        case ASC_NULLS_LAST -> DESC_NULLS_FIRST;
        case DESC_NULLS_FIRST -> ASC_NULLS_LAST;
        case DESC_NULLS_LAST -> ASC_NULLS_FIRST;
      };
    }

    /** Null for a name that is none. */
    public static @Nullable Direction find(String publicName) {
      return BY_NAME.get(publicName);
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }
}
