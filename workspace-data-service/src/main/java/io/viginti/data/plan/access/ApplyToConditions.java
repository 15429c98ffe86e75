package io.viginti.data.plan.access;

import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.Leaf;
import io.viginti.data.plan.Condition;
import io.viginti.data.plan.Target;
import io.viginti.data.value.InputPath;
import java.util.ArrayList;
import java.util.List;

/**
 * Filters, and everything else that follows relations. Records that the caller does not see are
 * behind no relation and in no list of related records.
 */
final class ApplyToConditions {
  private final ResolvedAccess access;

  ApplyToConditions(ResolvedAccess access) {
    this.access = access;
  }

  /** What holds of records of the object that are there. */
  Condition within(CatalogObject object, Condition condition) {
    Condition rule = access.on(object).rule();
    return rule == Condition.Known.TRUE ? condition : new Condition.All(List.of(condition, rule));
  }

  Condition apply(Condition condition, InputPath at) {
    return switch (condition) {
      case Condition.Known known -> known;
      case Condition.All all -> new Condition.All(apply(all.parts(), at));
      case Condition.Any any -> new Condition.Any(apply(any.parts(), at));
      case Condition.Not not -> new Condition.Not(apply(not.part(), at));
      case Condition.Comparison comparison ->
          new Condition.Comparison(
              apply(comparison.target(), at),
              comparison.comparator(),
              comparison.operand(),
              comparison.at());
      case Condition.Presence presence ->
          new Condition.Presence(apply(presence.target(), at), presence.isNull());
      case Condition.Related related -> apply(related, at);
      case Condition.Matches matches -> apply(matches, at);
    };
  }

  private List<Condition> apply(List<Condition> parts, InputPath at) {
    return parts.stream().map(part -> apply(part, at)).toList();
  }

  private Condition apply(Condition.Related related, InputPath at) {
    List<Target.Hop> from = hops(related.from(), at);
    InputPath here = after(related.from(), at).then(related.relation().name());
    require(related.relation(), here);
    CatalogObject target = related.relation().target();
    return new Condition.Related(
        from,
        related.relation(),
        related.quantifier(),
        related.seesDeleted(),
        within(target, related.among()),
        apply(related.where(), here));
  }

  private Condition apply(Condition.Matches matches, InputPath at) {
    CatalogObject object = matches.object();
    ObjectAccess of = access.on(object);
    object
        .findSearchField()
        .filter(of.unreadable()::contains)
        .ifPresent(
            name -> {
              throw Forbidden.toRead(object, name, at.then(name));
            });
    Target id = apply(matches.id(), at);
    return new Condition.Matches(object, of.unreadable(), id, matches.operand(), matches.at());
  }

  Target apply(Target target, InputPath at) {
    List<Target.Hop> hops = hops(target.hops(), at);
    InputPath here = after(target.hops(), at);
    requireWhole(
        target.leaf(),
        switch (target.leaf()) {
          case CatalogField field -> here.then(field.name());
          case CompositeField.Part part -> here.then(part.field().name()).then(part.name());
          default -> here;
        });
    return new Target(hops, target.leaf());
  }

  private List<Target.Hop> hops(List<Target.Hop> hops, InputPath at) {
    List<Target.Hop> applied = new ArrayList<>();
    InputPath here = at;
    for (Target.Hop hop : hops) {
      here = here.then(hop.relation().name());
      require(hop.relation(), here);
      applied.add(
          new Target.Hop(
              hop.relation(), hop.seesDeleted(), access.on(hop.relation().target()).rule()));
    }
    return applied;
  }

  private static InputPath after(List<Target.Hop> hops, InputPath at) {
    InputPath here = at;
    for (Target.Hop hop : hops) {
      here = here.then(hop.relation().name());
    }
    return here;
  }

  void require(CatalogField field, InputPath at) {
    if (!access.on(field.owner()).canRead(field)) {
      throw Forbidden.toRead(field.owner(), field.name(), at);
    }
  }

  /** What is compared or computed must not tell of what answers leave out. */
  void requireWhole(Leaf leaf, InputPath at) {
    require(leaf, at);
    if (leaf instanceof CatalogField field && !Links.masks(leaf, access::on).isEmpty()) {
      throw Forbidden.toRead(field.owner(), field.name(), at);
    }
  }

  void require(Leaf leaf, InputPath at) {
    switch (leaf) {
      case CatalogField field -> require(field, at);
      case CompositeField.Part part -> require(part.field(), at);
      default -> throw new IllegalArgumentException("not a leaf of a record: " + leaf);
    }
  }
}
