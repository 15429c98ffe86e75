package io.viginti.data.execute;

import java.util.List;

/** An operation, ready to run for any workspace of its shape. */
public record CompiledOperation(boolean isMutation, List<CompiledRoot> roots) {
  public CompiledOperation {
    roots = List.copyOf(roots);
  }

  /** Estimated bytes on the heap. */
  public int weight() {
    return 200 + roots.stream().mapToInt(CompiledRoot::weight).sum();
  }
}
