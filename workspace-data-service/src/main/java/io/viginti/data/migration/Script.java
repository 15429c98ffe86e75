package io.viginti.data.migration;

import java.util.List;

/**
 * Everything a request makes PostgreSQL do.
 *
 * @param transaction statements of the one transaction, locks first
 * @param afterwards what cannot be in it
 */
record Script(List<String> transaction, List<Step> afterwards) {
  Script {
    transaction = List.copyOf(transaction);
    afterwards = List.copyOf(afterwards);
  }
}
