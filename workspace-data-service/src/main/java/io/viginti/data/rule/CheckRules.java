package io.viginti.data.rule;

import io.viginti.catalog.Catalog;
import io.viginti.catalog.CatalogObject;
import io.viginti.contracts.access.RowRule;
import io.viginti.contracts.access.RuleProblems;
import io.viginti.contracts.access.RuleProblems.RuleProblem;
import io.viginti.data.engine.BindRules;
import io.viginti.data.value.InputPath;
import io.viginti.platform.error.Problem;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is wrong with row rules under a shape. */
final class CheckRules {
  private static final InputPath RULES = InputPath.of("rules");

  private CheckRules() {}

  static RuleProblems check(List<RowRule> rules, Catalog catalog) {
    List<RuleProblem> problems = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < rules.size(); i++) {
      RowRule rule = rules.get(i);
      InputPath at = RULES.then(i);
      Optional<CatalogObject> object = catalog.findObject(rule.objectName());
      if (object.isEmpty()) {
        problems.add(
            new RuleProblem(
                at.then("objectName").toList(), "there is no object " + rule.objectName()));
      } else if (!seen.add(rule.objectName())) {
        problems.add(new RuleProblem(at.then("objectName").toList(), "has a rule already"));
      } else {
        check(object.get(), rule, at.then("filter"), problems);
      }
    }
    return new RuleProblems(problems);
  }

  private static void check(
      CatalogObject object, RowRule rule, InputPath at, List<RuleProblem> problems) {
    try {
      BindRules.bind(object, rule.filter(), at);
    } catch (VigintiException refused) {
      for (Problem problem : refused.problems()) {
        problems.add(new RuleProblem(problem.path(), problem.message()));
      }
      if (refused.problems().isEmpty()) {
        problems.add(new RuleProblem(at.toList(), refused.visibleMessage()));
      }
    }
  }
}
