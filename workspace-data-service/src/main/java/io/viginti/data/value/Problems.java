package io.viginti.data.value;

import io.viginti.catalog.value.Faults;
import io.viginti.platform.error.ErrorCode;
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
  private final List<Problem> forbidden = new ArrayList<>();

  /** A problem at the end of a path. */
  public void add(InputPath path, String message) {
    if (found.size() < MOST) {
      found.add(new Problem(path.toList(), message));
    }
  }

  /** Something was named that the caller may not name, whatever its value. */
  public void forbid(InputPath path) {
    if (forbidden.size() < MOST) {
      forbidden.add(new Problem(path.toList(), "must not be named by this role"));
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
    return found.size() + forbidden.size();
  }

  public boolean isEmpty() {
    return found.isEmpty() && forbidden.isEmpty();
  }

  /** Ends the operation when anything was found. */
  public void throwIfAny() {
    if (!isEmpty()) {
      throw toException();
    }
  }

  /**
   * FORBIDDEN where something must not be named, and then nothing else is told; BAD_USER_INPUT
   * otherwise. Its message is the first problem with its place.
   */
  public VigintiException toException() {
    return forbidden.isEmpty()
        ? toException(ErrorCode.BAD_USER_INPUT, found)
        : toException(ErrorCode.FORBIDDEN, forbidden);
  }

  /** The same where what is wrong is that something is not there. */
  public VigintiException toNotFound() {
    return forbidden.isEmpty() ? toException(ErrorCode.NOT_FOUND, found) : toException();
  }

  private static VigintiException toException(ErrorCode code, List<Problem> problems) {
    Problem first = problems.getFirst();
    String place = first.path().stream().map(String::valueOf).collect(Collectors.joining("."));
    return VigintiException.of(code, place + ": " + first.message(), null, List.copyOf(problems));
  }
}
