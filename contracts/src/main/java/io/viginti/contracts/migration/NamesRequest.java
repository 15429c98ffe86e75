package io.viginti.contracts.migration;

import java.util.List;

/**
 * {@code POST /internal/workspaces/{id}/names}: change the records that name what is about to be
 * renamed or removed, while the version before is still published. Repeatable until the next
 * version is.
 *
 * @param changes options first, then fields, then objects: each names the others as they are
 */
public record NamesRequest(List<NameChange> changes) {
  public NamesRequest {
    changes = List.copyOf(changes);
  }
}
