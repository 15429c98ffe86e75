package io.viginti.data.frontend.rest;

import java.util.List;

/** A parsed {@code filter}. */
sealed interface FilterExpression {
  /** Expressions joined; of NOT their conjunction is negated. */
  record Group(Logic logic, List<FilterExpression> parts) implements FilterExpression {
    public Group {
      parts = List.copyOf(parts);
      if (parts.isEmpty()) {
        throw new IllegalArgumentException(logic + " needs an expression");
      }
    }
  }

  /**
   * {@code path[comparator]:value}.
   *
   * @param path a field and what is below it: a sub-field, or a field of a related record
   */
  record Comparison(List<String> path, String comparator, Value value) implements FilterExpression {
    public Comparison {
      path = List.copyOf(path);
      if (path.isEmpty()) {
        throw new IllegalArgumentException("a comparison needs a field");
      }
    }
  }

  /** How expressions are joined. */
  enum Logic {
    AND("and"),
    OR("or"),
    NOT("not");

    private final String word;

    Logic(String word) {
      this.word = word;
    }

    /** As it is written, and as the filter of the public API has it. */
    String word() {
      return word;
    }
  }

  /** What a field is compared with. */
  sealed interface Value {}

  record Text(String text) implements Value {}

  record TextList(List<String> items) implements Value {
    public TextList {
      items = List.copyOf(items);
    }
  }
}
