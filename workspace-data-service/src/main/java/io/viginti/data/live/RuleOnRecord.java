package io.viginti.data.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.Leaf;
import io.viginti.data.plan.Condition.All;
import io.viginti.data.plan.Condition.Any;
import io.viginti.data.plan.Condition.Comparison;
import io.viginti.data.plan.Condition.Known;
import io.viginti.data.plan.Condition.Matches;
import io.viginti.data.plan.Condition.Not;
import io.viginti.data.plan.Condition.Presence;
import io.viginti.data.plan.Condition.Related;
import io.viginti.data.plan.Target;
import io.viginti.data.query.Operand;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row rule on a record that an event tells of, as far as its own fields decide. */
final class RuleOnRecord {
  private final JsonNode variables;

  private RuleOnRecord(@Nullable UUID member) {
    ObjectNode variables = JsonNodeFactory.instance.objectNode();
    variables.set(
        Operand.Variable.MEMBER.name(),
        member == null ? NullNode.getInstance() : variables.textNode(member.toString()));
    this.variables = variables;
  }

  /**
   * @param member the caller's member id, null for nobody
   * @return empty for a rule that leads out of the record
   */
  static Optional<Condition> of(io.viginti.data.plan.Condition rule, @Nullable UUID member) {
    try {
      return Optional.of(new RuleOnRecord(member).condition(rule));
    } catch (Unevaluable | IllegalArgumentException leadsOut) {
      return Optional.empty();
    }
  }

  private Condition condition(io.viginti.data.plan.Condition rule) {
    return switch (rule) {
      case Known known ->
          new Condition.Always(
              switch (known) {
                case TRUE -> Truth.TRUE;
                case FALSE -> Truth.FALSE;
                case UNKNOWN -> Truth.UNKNOWN;
              });
      case All all -> new Condition.All(conditions(all.parts()));
      case Any any -> new Condition.Any(conditions(any.parts()));
      case Not not -> new Condition.Not(condition(not.part()));
      case Presence presence -> new Condition.IsNull(place(presence.target()), presence.isNull());
      case Comparison comparison ->
          new Operators(place(comparison.target()))
              .read(comparison.comparator().publicName(), comparison.operand().resolve(variables));
      case Related related -> throw new Unevaluable();
      case Matches matches -> throw new Unevaluable();
    };
  }

  private List<Condition> conditions(List<io.viginti.data.plan.Condition> parts) {
    return parts.stream().map(this::condition).toList();
  }

  private static Condition.Place place(Target target) {
    if (!target.hops().isEmpty()) {
      throw new Unevaluable();
    }
    Leaf leaf = target.leaf();
    return switch (leaf) {
      case CatalogField field -> new Condition.Place(List.of(field.name()), leaf);
      case CompositeField.Part part ->
          new Condition.Place(List.of(part.field().name(), part.name()), leaf);
      default -> throw new Unevaluable();
    };
  }
}
