package io.viginti.data.plan;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a filter compares a column with a value, under its name in the public API. */
public enum Comparator {
  EQ("eq"),
  NEQ("neq"),
  IN("in"),
  GT("gt"),
  GTE("gte"),
  LT("lt"),
  LTE("lte"),
  LIKE("like"),
  ILIKE("ilike"),
  STARTS_WITH("startsWith"),
  ENDS_WITH("endsWith"),
  CONTAINS("contains"),
  REGEX("regex"),
  IREGEX("iregex"),
  CONTAINS_ANY("containsAny"),
  CONTAINS_ALL("containsAll"),
  IS_EMPTY("isEmpty");

  private static final Map<String, Comparator> BY_NAME = new HashMap<>();

  static {
    for (Comparator comparator : values()) {
      BY_NAME.put(comparator.publicName, comparator);
    }
  }

  private final String publicName;

  Comparator(String publicName) {
    this.publicName = publicName;
  }

  public String publicName() {
    return publicName;
  }

  /** Null for a name that is none. */
  public static @Nullable Comparator find(String publicName) {
    return BY_NAME.get(publicName);
  }
}
