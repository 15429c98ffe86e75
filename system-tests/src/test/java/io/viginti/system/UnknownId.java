package io.viginti.system;

import java.util.UUID;

/** Ids that nobody has. */
final class UnknownId {
  private UnknownId() {}

  static String next() {
    return UUID.randomUUID().toString();
  }
}
