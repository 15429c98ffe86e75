package io.viginti.data.plan.access;

import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.MorphRelation;
import io.viginti.catalog.ReferenceField;
import io.viginti.catalog.RelationIdField;
import io.viginti.data.plan.Condition;
import io.viginti.data.plan.Output;
import io.viginti.data.plan.RecordColumns;
import io.viginti.data.plan.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Records that say something about another one, their target: where the caller does not see the
 * target, they are not there either. Names are those of the standard model.
 */
final class Links {
  private static final String TIMELINE = "timelineActivity";
  private static final Set<String> NAMES =
      Set.of(TIMELINE, "attachment", "noteTarget", "taskTarget", "favorite");
  private static final String TARGET = "target";

  /** Of a timeline activity: what was changed, by name of the field. */
  private static final String CHANGES = "properties";

  /** Of a timeline activity: the label of its target. */
  private static final String LABEL = "linkedRecordName";

  private Links() {}

  private static Stream<ReferenceField> targets(CatalogObject object) {
    return NAMES.contains(object.nameSingular())
        ? object.morphRelations().stream()
            .filter(relation -> relation.source().name().equals(TARGET))
            .map(MorphRelation::targets)
            .flatMap(List::stream)
        : Stream.of();
  }

  /** Which of an object's records have a target that is there, or none; true where all have. */
  static Condition rule(CatalogObject object, Function<CatalogObject, ObjectAccess> accesses) {
    List<Condition> parts = new ArrayList<>();
    targets(object)
        .forEach(
            target -> {
              ObjectAccess access = accesses.apply(target.target());
              RelationIdField id = (RelationIdField) object.requireField(target.idName());
              Condition isOther = new Condition.Presence(Target.own(id), true);
              if (!access.canRead()) {
                parts.add(isOther);
              } else if (access.rule() != Condition.Known.TRUE) {
                Target.Hop hop = new Target.Hop(target, true, access.rule());
                Target there = new Target(List.of(hop), RecordColumns.id(target.target()));
                parts.add(
                    new Condition.Any(List.of(isOther, new Condition.Presence(there, false))));
              }
            });
    return switch (parts.size()) {
      case 0 -> Condition.Known.TRUE;
      case 1 -> parts.getFirst();
      default -> new Condition.All(parts);
    };
  }

  /** What an answer leaves out of a column of a timeline activity, for each target. */
  static List<Output.Masked.Mask> masks(Leaf leaf, Function<CatalogObject, ObjectAccess> accesses) {
    if (!(leaf instanceof LeafField field) || !field.owner().nameSingular().equals(TIMELINE)) {
      return List.of();
    }
    return switch (field.name()) {
      case CHANGES ->
          targets(field.owner())
              .filter(target -> !accesses.apply(target.target()).unreadable().isEmpty())
              .map(
                  target ->
                      new Output.Masked.Mask(target, accesses.apply(target.target()).unreadable()))
              .toList();
      case LABEL ->
          targets(field.owner())
              .filter(target -> isLabelHidden(target.target(), accesses))
              .map(target -> new Output.Masked.Mask(target, Set.of()))
              .toList();
      default -> List.of();
    };
  }

  private static boolean isLabelHidden(
      CatalogObject object, Function<CatalogObject, ObjectAccess> accesses) {
    CatalogField label = object.findLabelField().orElse(null);
    return label != null && !accesses.apply(object).canRead(label);
  }
}
