package io.viginti.data.plan.bind;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.CatalogObject;
import io.viginti.data.plan.Condition;
import io.viginti.data.query.Operand;
import io.viginti.data.value.InputPath;
import io.viginti.data.value.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A row rule's filter, by the binder of all filters. */
public final class BindRule {
  private BindRule() {}

  /**
   * @throws io.viginti.platform.error.VigintiException with every problem, each below {@code at}
   */
  public static Condition bind(CatalogObject object, JsonNode filter, InputPath at) {
    Problems problems = new Problems();
    Operand operand = operand(filter);
    if (!(operand instanceof Operand.Fields)) {
      problems.add(at, "must be an object");
    }
    Condition condition = new BindFilter(problems).bind(object, operand, at);
    problems.throwIfAny();
    return condition;
  }

  private static Operand operand(JsonNode json) {
    if (json.isObject()) {
      Map<String, Operand> entries = new LinkedHashMap<>();
      json.properties().forEach(entry -> entries.put(entry.getKey(), operand(entry.getValue())));
      return new Operand.Fields(entries);
    }
    if (json.isArray()) {
      List<Operand> items = new ArrayList<>();
      json.forEach(item -> items.add(operand(item)));
      return new Operand.Items(items);
    }
    return json.isTextual() && json.textValue().equals(Operand.Variable.MEMBER.name())
        ? Operand.Variable.MEMBER
        : new Operand.Constant(json);
  }
}
