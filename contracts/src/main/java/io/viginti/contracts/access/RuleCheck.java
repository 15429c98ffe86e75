package io.viginti.contracts.access;

import java.util.List;

/**
 * {@code POST workspace-data-service /internal/workspaces/{id}/rules/check}: whether rules could be
 * applied, answered with {@link RuleProblems}. Nothing is kept.
 *
 * @param version of the schema whose names the rules use; a service that is behind loads it first
 */
public record RuleCheck(int version, List<RowRule> rules) {
  public RuleCheck {
    rules = List.copyOf(rules);
  }
}
