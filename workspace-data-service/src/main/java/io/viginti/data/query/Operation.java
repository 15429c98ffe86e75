package io.viginti.data.query;

import java.util.List;

/** The root fields of an operation in their order. */
public record Operation(boolean isMutation, List<Root> roots) {
  public Operation {
    roots = List.copyOf(roots);
  }

  /** A root field under its name in the answer. */
  public sealed interface Root {
    String key();
  }

  /** {@code __typename}. */
  public record RootTypeName(String key) implements Root {}

  /** A root field on records. */
  public record RootIntent(String key, Intent intent) implements Root {}
}
