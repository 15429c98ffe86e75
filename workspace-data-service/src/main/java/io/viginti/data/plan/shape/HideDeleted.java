package io.viginti.data.plan.shape;

import io.viginti.catalog.CatalogObject;
import io.viginti.data.plan.Condition;
import io.viginti.data.plan.RecordColumns;
import io.viginti.data.plan.Target;
import java.util.List;

/** Deleted records do not count among related ones, unless that level of the filter names them. */
final class HideDeleted {
  private HideDeleted() {}

  static Condition isLive(CatalogObject object) {
    return new Condition.Presence(Target.own(RecordColumns.deletedAt(object)), true);
  }

  /** The condition with every list of related records within cut down to what is visible. */
  static Condition within(Condition condition) {
    return switch (condition) {
      case Condition.All all -> new Condition.All(within(all.parts()));
      case Condition.Any any -> new Condition.Any(within(any.parts()));
      case Condition.Not not -> new Condition.Not(within(not.part()));
      case Condition.Related related -> {
        Condition among = within(related.among());
        yield related.with(
            related.seesDeleted()
                ? among
                : new Condition.All(List.of(isLive(related.relation().target()), among)),
            within(related.where()));
      }
      case Condition.Known known -> known;
      case Condition.Comparison comparison -> comparison;
      case Condition.Presence presence -> presence;
      case Condition.Matches matches -> matches;
    };
  }

  private static List<Condition> within(List<Condition> parts) {
    return parts.stream().map(HideDeleted::within).toList();
  }
}
