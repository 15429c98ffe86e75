package io.viginti.data.value;

import io.viginti.catalog.value.Faults;
import io.viginti.platform.error.Problem;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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

  /** Takes the faults of a value that is at a path. */
  Faults below(InputPath path) {
    return (fault, place) -> {
      InputPath at = path;
      for (Object step : place) {
        at = new InputPath(at, step);
      }
      add(at, fault);
    };
  }

  int size() {
    return found.size();
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** Ends the operation with BAD_USER_INPUT when anything was found. */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw toException();
    }
  }

  /** BAD_USER_INPUT; its message is the first problem with its place. */
  public VigintiException toException() {
    Problem first = found.getFirst();
    String place = first.path().stream().map(String::valueOf).collect(Collectors.joining("."));
    return VigintiException.badInput(place + ": " + first.message(), List.copyOf(found));
  }
}
