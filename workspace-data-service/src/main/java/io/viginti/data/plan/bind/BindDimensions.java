package io.viginti.data.plan.bind;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.CatalogField;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.CompositeField;
import io.viginti.catalog.DateGranularity;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.LeafField;
import io.viginti.catalog.LeafType;
import io.viginti.catalog.RelationIdField;
import io.viginti.catalog.ToManyField;
import io.viginti.catalog.ToOneField;
import io.viginti.data.plan.Dimension;
import io.viginti.data.plan.Target;
import io.viginti.data.query.Operand;
import io.viginti.data.value.InputPath;
import io.viginti.data.value.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A {@code groupBy} in the form of the public API to dimensions. */
final class BindDimensions {
  private static final int MOST = 10;

  private final CatalogObject root;
  private final Problems problems;
  private final BindOrder orders;

  BindDimensions(CatalogObject root, Problems problems) {
    this.root = root;
    this.problems = problems;
    this.orders = new BindOrder(problems);
  }

  List<Dimension> bind(Operand groupBy, InputPath at) {
    List<Operand> items = orders.items(groupBy, at);
    List<Dimension> dimensions = new ArrayList<>();
    if (items.isEmpty() || items.size() > MOST) {
      problems.add(at, "must have 1 to " + MOST + " entries");
      return dimensions;
    }
    for (int i = 0; i < items.size(); i++) {
      find(root, List.of(), items.get(i), at.then(i)).ifPresent(dimensions::add);
    }
    return dimensions;
  }

  private Optional<Dimension> find(
      CatalogObject object, List<Target.Hop> hops, Operand operand, InputPath at) {
    Map.Entry<String, Operand> entry = orders.only(operand, at);
    if (entry == null) {
      return Optional.empty();
    }
    InputPath here = at.then(entry.getKey());
    CatalogField field = object.findField(entry.getKey()).orElse(null);
    return switch (field) {
      case null ->
          refused(here, "%s has no field %s".formatted(object.names().type(), entry.getKey()));
      case LeafField leaf -> dimension(new Target(hops, leaf), entry.getValue(), here);
      case RelationIdField id -> dimension(new Target(hops, id), entry.getValue(), here);
      case CompositeField composite -> part(composite, hops, entry.getValue(), here);
      case ToOneField relation -> {
        List<Target.Hop> further = new ArrayList<>(hops);
        further.add(new Target.Hop(relation, false));
        yield find(relation.target(), further, entry.getValue(), here);
      }
      case ToManyField relation -> refused(here, "cannot be grouped by");
    };
  }

  private Optional<Dimension> part(
      CompositeField field, List<Target.Hop> hops, Operand operand, InputPath at) {
    Map.Entry<String, Operand> entry = orders.only(operand, at);
    if (entry == null) {
      return Optional.empty();
    }
    InputPath here = at.then(entry.getKey());
    CompositeField.Part part = field.findPart(entry.getKey()).orElse(null);
    return part == null
        ? refused(
            here, "%s has no field %s".formatted(field.composite().typeName(), entry.getKey()))
        : dimension(new Target(hops, part), entry.getValue(), here);
  }

  private Optional<Dimension> dimension(Target target, Operand operand, InputPath at) {
    Leaf leaf = target.leaf();
    if (!leaf.leafType().isOrderable()) {
      return refused(at, "cannot be grouped by");
    }
    boolean isMoment = leaf.leafType() == LeafType.DATE_TIME;
    if (isMoment || leaf.leafType() == LeafType.DATE) {
      return period(operand, isMoment, at)
          .map(period -> new Dimension(target, Optional.of(period)));
    }
    return BindGroups.isTrue(operand)
        ? Optional.of(new Dimension(target, Optional.empty()))
        : refused(at, "must be true");
  }

  private Optional<Dimension.Period> period(Operand operand, boolean isMoment, InputPath at) {
    if (!(operand instanceof Operand.Fields(Map<String, Operand> entries))) {
      return refused(at, "must be an object with a granularity");
    }
    Operand timeZone = entries.getOrDefault("timeZone", Operand.none());
    for (String name : entries.keySet()) {
      if (!name.equals("granularity") && !(isMoment && name.equals("timeZone"))) {
        problems.add(at.then(name), "is not known");
      }
    }
    DateGranularity granularity =
        entries.get("granularity") instanceof Operand.Constant(JsonNode word) && word.isTextual()
            ? DateGranularity.find(word.textValue())
            : null;
    return granularity == null
        ? refused(at.then("granularity"), "must be a granularity such as MONTH")
        : Optional.of(new Dimension.Period(granularity, timeZone, at.then("timeZone")));
  }

  private <T> Optional<T> refused(InputPath at, String message) {
    problems.add(at, message);
    return Optional.empty();
  }
}
