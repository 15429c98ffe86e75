package io.viginti.data.property;

import io.viginti.catalog.AggregateFunction;
import io.viginti.catalog.Leaf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked over many records. */
record Figures(List<Figure> all) {

  /**
   * One figure.
   *
   * @param function null for the plain count
   * @param path to the value: the field and, in a composite, its part; empty for the plain count
   * @param leaf the value; null for the plain count
   */
  record Figure(@Nullable AggregateFunction function, List<String> path, @Nullable Leaf leaf) {
    static final Figure COUNT = new Figure(null, List.of(), null);

    /** The names from the answer down to it. */
    List<String> place() {
      if (function == null) {
        return List.of("count");
      }
      return path.size() == 1
          ? List.of(function.publicName(), path.getFirst())
          : List.of(function.publicName(), path.getFirst(), path.getLast());
    }
  }

  /** The fields of a selection; figures of one function stand apart, and are merged. */
  String selection() {
    StringBuilder text = new StringBuilder();
    for (Figure figure : all) {
      List<String> place = figure.place();
      text.append(' ').append(String.join(" { ", place)).append(" }".repeat(place.size() - 1));
    }
    return text.toString();
  }
}
