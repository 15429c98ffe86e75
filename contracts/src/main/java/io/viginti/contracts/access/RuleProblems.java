package io.viginti.contracts.access;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What is wrong with rules.
 *
 * @param problems every one; none when all rules can be applied
 */
public record RuleProblems(List<RuleProblem> problems) {
  public RuleProblems {
    problems = List.copyOf(problems);
  }

  /**
   * One thing wrong.
   *
   * @param path from the argument of the public API: {@code ["rules", 0, "filter", "name", "eq"]}
   */
  public record RuleProblem(List<Object> path, String message) {
    public RuleProblem {
      path = Collections.unmodifiableList(new ArrayList<>(path));
    }
  }
}
