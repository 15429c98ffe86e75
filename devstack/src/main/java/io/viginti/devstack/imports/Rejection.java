package io.viginti.devstack.imports;

/** A row that was not loaded, and why. */
record Rejection(long line, String source, String code, String reason) {

  static Rejection of(Row row, String code, String reason) {
    return new Rejection(row.line(), row.source(), code, reason);
  }
}
