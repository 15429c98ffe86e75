package io.viginti.contracts.vault;

import java.util.List;

/**
 * What a batch of a rotation of the vault's key came to, in one service.
 *
 * @param key the id of the key that seals; "" of a service that keeps no secrets
 */
public record VaultReport(String key, List<Sealing> columns) {
  public VaultReport {
    columns = List.copyOf(columns);
  }

  /**
   * @param table where the sealed values are
   * @param sealed rows that this batch sealed under the current key
   * @param left rows still under another key
   * @param unreadable rows under a key that is not among the settings
   */
  public record Sealing(String table, int sealed, long left, long unreadable) {}
}
