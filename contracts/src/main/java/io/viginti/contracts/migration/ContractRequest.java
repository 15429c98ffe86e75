package io.viginti.contracts.migration;

import java.util.List;

/**
 * {@code POST /internal/workspaces/{id}/contract}: run what removes, after the grace time.
 * Repeatable.
 */
public record ContractRequest(int version, String cluster, List<MigrationAction> actions) {
  public ContractRequest {
    actions = List.copyOf(actions);
  }
}
