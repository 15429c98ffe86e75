package io.viginti.data.value;

import io.viginti.platform.error.Problem;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with an input, collected so that a client hears of everything at once. The list of
 * a hostile input is bounded.
 */
public final class Problems {
  private static final int MOST = 100;

  private final List<Problem> found = new ArrayList<>();

  /** A problem at the end of a path. */
  public void add(InputPath path, String message) {
    if (found.size() < MOST) {
      found.add(new Problem(path.toList(), message));
    }
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** Ends the operation with BAD_USER_INPUT when anything was found. */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw VigintiException.badInput(List.copyOf(found));
    }
  }

  public List<Problem> found() {
    return List.copyOf(found);
  }
}
