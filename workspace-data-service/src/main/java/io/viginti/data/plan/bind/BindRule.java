package io.viginti.data.plan.bind;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.LeafType;
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
    if (operand.isNothing()) {
      problems.add(at, "must be an object");
    }
    Condition condition = new BindFilter(problems).bind(object, operand, at);
    requireIds(condition, problems);
    problems.throwIfAny();
    return condition;
  }

  /** The member's id is compared with ids only. */
  private static void requireIds(Condition condition, Problems problems) {
    switch (condition) {
      case Condition.All all -> all.parts().forEach(part -> requireIds(part, problems));
      case Condition.Any any -> any.parts().forEach(part -> requireIds(part, problems));
      case Condition.Not not -> requireIds(not.part(), problems);
      case Condition.Related related -> {
        requireIds(related.among(), problems);
        requireIds(related.where(), problems);
      }
      case Condition.Comparison comparison -> {
        if (comparison.target().leaf().leafType() != LeafType.ID) {
          refuseMember(comparison.operand(), comparison.at(), problems);
        }
      }
      case Condition.Matches matches -> refuseMember(matches.operand(), matches.at(), problems);
      case Condition.Presence presence -> {
        // has no value
      }
      case Condition.Known known -> {
        // likewise
      }
    }
  }

  private static void refuseMember(Operand operand, InputPath at, Problems problems) {
    boolean namesMember =
        operand.equals(Operand.Variable.MEMBER)
            || operand instanceof Operand.Items(List<Operand> items)
                && items.contains(Operand.Variable.MEMBER);
    if (namesMember) {
      problems.add(at, Operand.Variable.MEMBER.name() + " is an ID, which does not belong here");
    }
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
