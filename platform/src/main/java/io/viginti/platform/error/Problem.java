package io.viginti.platform.error;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One thing wrong with an input.
 *
 * @param path where, from the root of the input: names and indexes
 */
public record Problem(List<Object> path, String message) {
  public Problem {
    path = Collections.unmodifiableList(new ArrayList<>(path));
  }
}
