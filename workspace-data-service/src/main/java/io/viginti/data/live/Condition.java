package io.viginti.data.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.catalog.Leaf;
import io.viginti.catalog.value.Scalar;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A compiled filter. */
sealed interface Condition {
  Truth test(JsonNode record);

  /** Holds on none. */
  record All(List<Condition> parts) implements Condition {
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public Truth test(JsonNode record) {
      Truth truth = Truth.TRUE;
      for (Condition part : parts) {
        truth = truth.and(part.test(record));
      }
      return truth;
    }
  }

  /** Does not hold on none. */
  record Any(List<Condition> parts) implements Condition {
    public Any {
      parts = List.copyOf(parts);
    }

    @Override
    public Truth test(JsonNode record) {
      Truth truth = Truth.FALSE;
      for (Condition part : parts) {
        truth = truth.or(part.test(record));
      }
      return truth;
    }
  }

  /** The opposite; unknown stays unknown. */
  record Not(Condition part) implements Condition {
    @Override
    public Truth test(JsonNode record) {
      return part.test(record).not();
    }
  }

  /** Whether the record has no value there. */
  record IsNull(Place place, boolean isNull) implements Condition {
    @Override
    public Truth test(JsonNode record) {
      return Truth.of((place.read(record) == null) == isNull);
    }
  }

  /** A comparison, unknown where the record has no value. */
  record Holds(Place place, Predicate<Object> comparison) implements Condition {
    @Override
    public Truth test(JsonNode record) {
      Object value = place.read(record);
      try {
        return value == null ? Truth.UNKNOWN : Truth.of(comparison.test(value));
      } catch (Unevaluable e) {
        return Truth.UNKNOWN;
      }
    }
  }

  /** The same whatever the record. */
  record Always(Truth truth) implements Condition {
    @Override
    public Truth test(JsonNode record) {
      return truth;
    }
  }

  /**
   * Where in a record a value stands.
   *
   * @param path a field's name, then a sub-field's
   */
  record Place(List<String> path, Leaf leaf) {
    public Place {
      path = List.copyOf(path);
    }

    @Nullable Object read(JsonNode record) {
      JsonNode node = record;
      for (String name : path) {
        node = node.path(name);
      }
      return node.isMissingNode() || node.isNull()
          ? null
          : Scalar.of(leaf).read(node, leaf.enumType()).value();
    }
  }
}
