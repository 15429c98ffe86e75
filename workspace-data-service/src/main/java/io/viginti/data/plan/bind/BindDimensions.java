package io.viginti.data.plan.bind;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.CatalogObject;
import io.viginti.catalog.DateGranularity;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.LeafType;
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
    BindPath<Dimension> path = new BindPath<>(problems, "cannot be grouped by", this::dimension);
    for (int i = 0; i < items.size(); i++) {
      path.bind(root, items.get(i), at.then(i)).ifPresent(dimensions::add);
    }
    return dimensions;
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
        : refused(at, "must be true: only dates have a granularity");
  }

  private Optional<Dimension.Period> period(Operand operand, boolean isMoment, InputPath at) {
    if (!(operand instanceof Operand.Fields(Map<String, Operand> entries))) {
      return refused(at, "needs a granularity such as MONTH");
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
