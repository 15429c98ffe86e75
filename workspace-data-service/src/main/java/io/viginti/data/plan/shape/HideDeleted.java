package io.viginti.data.plan.shape;

import io.viginti.catalog.CatalogObject;
import io.viginti.data.plan.Condition;
import io.viginti.data.plan.RecordColumns;
import io.viginti.data.plan.Target;
import java.util.List;

/** Deleted records do not count among related ones, unless that level of the filter names them. */
final class HideDeleted {
  private final boolean isForGood;

  private HideDeleted(boolean isForGood) {
    this.isForGood = isForGood;
  }

  static Condition isLive(CatalogObject object) {
    return new Condition.Presence(Target.own(RecordColumns.deletedAt(object)), true);
  }

  /** The condition with every list of related records within cut down to what is visible. */
  static Condition within(Condition condition) {
    return new HideDeleted(false).apply(condition);
  }

  /** The same of a condition that may come by here again. */
  static Condition forGood(Condition condition) {
    return new HideDeleted(true).apply(condition);
  }

  private Condition apply(Condition condition) {
    return switch (condition) {
      case Condition.All all -> new Condition.All(apply(all.parts()));
      case Condition.Any any -> new Condition.Any(apply(any.parts()));
      case Condition.Not not -> new Condition.Not(apply(not.part()));
      case Condition.Related related -> {
        Condition among = apply(related.among());
        yield new Condition.Related(
            related.from(),
            related.relation(),
            related.quantifier(),
            isForGood || related.seesDeleted(),
            related.seesDeleted()
                ? among
                : new Condition.All(List.of(isLive(related.relation().target()), among)),
            apply(related.where()));
      }
      case Condition.Known known -> known;
      case Condition.Comparison comparison -> comparison;
      case Condition.Presence presence -> presence;
      case Condition.Matches matches -> matches;
    };
  }

  private List<Condition> apply(List<Condition> parts) {
    return parts.stream().map(this::apply).toList();
  }
}
