package io.viginti.data.plan;

import io.viginti.data.value.InputRights;

/**
 * What the stage {@code access} leaves to a write, for what only the input of a request tells.
 *
 * @param inputs what may be named
 * @param rules which records are there to the caller, before the change and after it
 */
public record WriteRights(InputRights inputs, RowRules rules) {
  private static final WriteRights ALL = new WriteRights(InputRights.ALL, RowRules.none());

  /** Everything. */
  public static WriteRights all() {
    return ALL;
  }
}
