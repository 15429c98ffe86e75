package io.viginti.data.plan;

import java.util.List;

/**
 * Figures over records in groups of equal values.
 *
 * @param figures of each group; its output may hold the group's key and its records besides
 * @param dimensions what makes a group; not empty
 * @param order first; groups that are the same in it stand in the order of their dimensions
 */
public record GroupPlan(
    AggregatePlan figures, List<Dimension> dimensions, List<GroupSort> order, Page page) {
  public GroupPlan {
    dimensions = List.copyOf(dimensions);
    order = List.copyOf(order);
  }

  /** One key of the order. */
  public sealed interface GroupSort {
    SortKey.Direction direction();
  }

  /**
   * By a dimension.
   *
   * @param dimension its place
   */
  public record ByDimension(int dimension, SortKey.Direction direction) implements GroupSort {}

  public record ByFigure(Figure figure, SortKey.Direction direction) implements GroupSort {}

  public GroupPlan withFigures(AggregatePlan plan) {
    return new GroupPlan(plan, dimensions, order, page);
  }
}
