package io.viginti.gateway.operation;

import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import io.viginti.platform.error.VigintiException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Depth and number of fields with the fragments expanded, counted once per fragment so that a short
 * document of fragments within fragments costs no time. The document is valid: fragments exist and
 * make no cycle.
 *
 * @param depth levels of fields outside introspection
 * @param introspectionDepth levels below and including {@code __schema} and {@code __type}
 * @param rootFields root fields
 * @param fields all fields
 */
record OperationSize(int depth, int introspectionDepth, int rootFields, int fields) {

  static OperationSize of(
      OperationDefinition operation, Map<String, FragmentDefinition> fragments) {
    Counter counter = new Counter(fragments);
    int roots = counter.rootFields(operation.getSelectionSet());
    Extent extent = counter.extent(operation.getSelectionSet());
    return new OperationSize(extent.depth, extent.introspectionDepth, roots, extent.fields);
  }

  /** Throws with every limit's name and value where one is passed. */
  void requireWithin(OperationLimits limits) {
    require("depth", limits.depth(), depth);
    require("introspection depth", limits.introspectionDepth(), introspectionDepth);
    require("root fields", limits.rootFields(), rootFields);
    require("fields", limits.fields(), fields);
  }

  private static void require(String name, int limit, int value) {
    if (value > limit) {
      throw VigintiException.limit(name, limit, value);
    }
  }

  private record Extent(int depth, int introspectionDepth, int fields) {
    static final Extent NONE = new Extent(0, 0, 0);

    Extent beside(Extent other) {
      return new Extent(
          Math.max(depth, other.depth),
          Math.max(introspectionDepth, other.introspectionDepth),
          saturated((long) fields + other.fields));
    }
  }

  private static int saturated(long value) {
    return (int) Math.min(value, Integer.MAX_VALUE);
  }

  private static final class Counter {
    private final Map<String, FragmentDefinition> fragments;
    private final Map<String, Extent> extents = new HashMap<>();
    private final Map<String, Integer> roots = new HashMap<>();

    Counter(Map<String, FragmentDefinition> fragments) {
      this.fragments = fragments;
    }

    Extent extent(@Nullable SelectionSet set) {
      Extent sum = Extent.NONE;
      if (set == null) {
        return sum;
      }
      for (Selection<?> selection : set.getSelections()) {
        sum = sum.beside(extentOf(selection));
      }
      return sum;
    }

    private Extent extentOf(Selection<?> selection) {
      return switch (selection) {
        case Field field -> {
          Extent below = extent(field.getSelectionSet());
          int fields = saturated(below.fields + 1L);
          yield field.getName().equals("__schema") || field.getName().equals("__type")
              ? new Extent(0, Math.max(below.depth, below.introspectionDepth) + 1, fields)
              : new Extent(below.depth + 1, below.introspectionDepth, fields);
        }
        case InlineFragment inline -> extent(inline.getSelectionSet());
        case FragmentSpread spread -> {
          Extent known = extents.get(spread.getName());
          if (known == null) {
            known = extent(fragment(spread).getSelectionSet());
            extents.put(spread.getName(), known);
          }
          yield known;
        }
        default -> throw new IllegalStateException("selection " + selection.getClass());
      };
    }

    int rootFields(SelectionSet set) {
      long sum = 0;
      for (Selection<?> selection : set.getSelections()) {
        sum +=
            switch (selection) {
              case Field field -> 1;
              case InlineFragment inline -> rootFields(inline.getSelectionSet());
              case FragmentSpread spread -> {
                Integer known = roots.get(spread.getName());
                if (known == null) {
                  known = rootFields(fragment(spread).getSelectionSet());
                  roots.put(spread.getName(), known);
                }
                yield known;
              }
              default -> throw new IllegalStateException("selection " + selection.getClass());
            };
      }
      return saturated(sum);
    }

    private FragmentDefinition fragment(FragmentSpread spread) {
      FragmentDefinition fragment = fragments.get(spread.getName());
      if (fragment == null) {
        throw new IllegalStateException("fragment " + spread.getName() + " of a valid document");
      }
      return fragment;
    }
  }
}
