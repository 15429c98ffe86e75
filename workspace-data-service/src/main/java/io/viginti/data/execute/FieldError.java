package io.viginti.data.execute;

import io.viginti.platform.error.VigintiException;
import java.util.ArrayDeque;
import java.util.Deque;

/** An error of an answer. Its path grows outwards while the answer is unwound. */
final class FieldError {
  private final VigintiException error;
  private final Deque<Object> path = new ArrayDeque<>();

  FieldError(VigintiException error) {
    this.error = error;
  }

  VigintiException error() {
    return error;
  }

  Iterable<Object> path() {
    return path;
  }

  void isBelow(Object step) {
    path.addFirst(step);
  }
}
