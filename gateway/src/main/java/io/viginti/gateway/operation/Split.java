package io.viginti.gateway.operation;

import java.util.List;

/**
 * An operation with its conditions decided: the steps, and the response keys in the order they were
 * selected. Steps of a query run side by side (one per owner), those of a mutation one after the
 * other (one per run of root fields of the same owner).
 */
public record Split(List<Step> steps, List<String> responseKeys) {
  public Split {
    steps = List.copyOf(steps);
    responseKeys = List.copyOf(responseKeys);
  }
}
