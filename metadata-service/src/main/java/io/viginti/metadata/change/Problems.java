package io.viginti.metadata.change;

import io.viginti.platform.error.Problem;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects everything that is wrong with an input, so that it is said at once. */
final class Problems {
  private final List<Problem> all = new ArrayList<>();

  /**
   * Adds a problem.
   *
   * @param path below the argument {@code data}: names and list positions
   */
  void add(String message, Object... path) {
    List<Object> whole = new ArrayList<>();
    whole.add("data");
    whole.addAll(Arrays.asList(path));
    all.add(new Problem(whole, message));
  }

  void require(boolean holds, String message, Object... path) {
    if (!holds) {
      add(message, path);
    }
  }

  boolean areNone() {
    return all.isEmpty();
  }

  void throwIfAny() {
    if (!all.isEmpty()) {
      throw VigintiException.badInput(all);
    }
  }
}
