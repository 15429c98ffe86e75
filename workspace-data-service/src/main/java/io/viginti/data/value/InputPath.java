package io.viginti.data.value;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in an input something is: names and list indexes from the argument down.
 *
 * @param parent null for the first step
 * @param step a String or an Integer
 */
public record InputPath(@Nullable InputPath parent, Object step) {
  public static InputPath of(String argument) {
    return new InputPath(null, argument);
  }

  public InputPath then(String name) {
    return new InputPath(this, name);
  }

  public InputPath then(int index) {
    return new InputPath(this, index);
  }

  /** The steps, outermost first. */
  public List<Object> toList() {
    Deque<Object> steps = new ArrayDeque<>();
    for (InputPath at = this; at != null; at = at.parent) {
      steps.addFirst(at.step);
    }
    return List.copyOf(steps);
  }
}
