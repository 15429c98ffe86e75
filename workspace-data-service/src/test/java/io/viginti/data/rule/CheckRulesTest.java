package io.viginti.data.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.viginti.catalog.value.JsonText;
import io.viginti.contracts.access.RowRule;
import io.viginti.data.engine.TestShape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckRulesTest {
  private static RowRule rule(String object, String filter) {
    return new RowRule(object, JsonText.parse(filter));
  }

  private static List<String> paths(RowRule... rules) {
    return CheckRules.check(Arrays.asList(rules), TestShape.CATALOG).problems().stream()
        .map(problem -> problem.path().toString())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"accountOwnerId\": {\"eq\": \"$member\"}}",
        "{\"accountOwner\": {\"id\": {\"in\": [\"$member\"]}}}",
        "{\"people\": {\"some\": {\"name\": {\"firstName\": {\"ilike\": \"a%\"}}}}}",
        "{\"or\": [{\"employees\": {\"gt\": 1}}, {\"not\": {\"name\": {\"is\": \"NULL\"}}}]}",
      })
  void whatCanBeAppliedHasNoProblem(String filter) {
    assertThat(paths(rule("company", filter))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"none\": {\"eq\": 1}} | [rules, 0, filter, none]",
        "{\"employees\": {\"like\": \"1\"}} | [rules, 0, filter, employees, like]",
        "{\"employees\": {\"gt\": \"many\"}} | [rules, 0, filter, employees, gt]",
        "{\"name\": {\"eq\": \"$member\"}} | [rules, 0, filter, name, eq]",
        "{\"name\": {\"in\": [\"a\", \"$member\"]}} | [rules, 0, filter, name, in]",
        "{\"people\": {\"some\": {\"city\": {\"eq\": \"$member\"}}}} | [rules, 0, filter, people, some, city, eq]",
        "{\"accountOwnerId\": {\"eq\": \"me\"}} | [rules, 0, filter, accountOwnerId, eq]",
        "[] | [rules, 0, filter]",
      })
  void eachProblemHasItsPlace(String filter, String path) {
    assertThat(paths(rule("company", filter))).containsExactly(path);
  }

  @Test
  void everyRuleIsLookedAt() {
    assertThat(paths(rule("none", "{}"), rule("tag", "{\"x\": {}}"), rule("tag", "{}")))
        .containsExactly(
            "[rules, 0, objectName]", "[rules, 1, filter, x]", "[rules, 2, objectName]");
  }
}
