package io.viginti.contracts.migration;

import java.util.List;

/**
 * {@code POST /internal/workspaces/{id}/expand}: bring the tables from {@code version - 1} to
 * {@code version}. Applying a version twice is a no-op. Answers 204, or a problem with code
 * CONFLICT and the reasons (duplicates, values that do not fit).
 *
 * @param version the version the actions lead to; 1 also creates the schema
 * @param cluster the cluster the workspace lives on
 */
public record ExpandRequest(int version, String cluster, List<MigrationAction> actions) {
  public ExpandRequest {
    actions = List.copyOf(actions);
  }
}
