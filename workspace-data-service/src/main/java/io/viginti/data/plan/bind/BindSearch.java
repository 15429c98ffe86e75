package io.viginti.data.plan.bind;

import io.viginti.catalog.Catalog;
import io.viginti.data.plan.Condition;
import io.viginti.data.plan.Limits;
import io.viginti.data.plan.Page;
import io.viginti.data.plan.RootPlan;
import io.viginti.data.plan.RootPlan.Found;
import io.viginti.data.query.Operand;
import io.viginti.data.query.Selection;
import io.viginti.data.query.TextSearch;
import io.viginti.platform.error.VigintiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A search over all objects that are searched. */
final class BindSearch {
  /** Results without a limit. */
  private static final int DEFAULT_ROWS = 20;

  private BindSearch() {}

  static RootPlan.Search bind(TextSearch search, Catalog catalog, Limits limits) {
    return new RootPlan.Search(
        catalog.objects().stream()
            .filter(object -> object.findSearchField().isPresent())
            .map(object -> new RootPlan.Searched(object, Condition.Known.TRUE, Set.of()))
            .toList(),
        search.objects(),
        search.query(),
        new Page(
            search.limit(),
            Operand.none(),
            Math.min(DEFAULT_ROWS, limits.mostRows()),
            limits.mostRows()),
        output(search.selection()));
  }

  private static List<Found> output(Selection selection) {
    List<Found> output = new ArrayList<>();
    for (Selection.Item item : selection.items()) {
      output.add(
          switch (item) {
            case Selection.TypeName name -> new Found(name.key(), Found.Part.TYPE_NAME);
            case Selection.Field field -> {
              if (field.selection() != null) {
                throw VigintiException.badInput(field.name() + " has no sub-fields");
              }
              yield new Found(field.key(), part(field.name()));
            }
          });
    }
    return output;
  }

  private static Found.Part part(String name) {
    return switch (name) {
      case "objectName" -> Found.Part.OBJECT_NAME;
      case "recordId" -> Found.Part.RECORD_ID;
      case "label" -> Found.Part.LABEL;
      case "rank" -> Found.Part.RANK;
      default -> throw VigintiException.badInput("SearchResult has no field " + name);
    };
  }
}
