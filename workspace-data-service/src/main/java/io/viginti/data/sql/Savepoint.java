package io.viginti.data.sql;

/** A point of a transaction to which it can go back. */
public final class Savepoint {
  private Savepoint() {}

  public static Statement set() {
    return new SqlText().toStatement("savepoint here");
  }

  /** Takes back what was done since. */
  public static Statement rollBack() {
    return new SqlText().toStatement("rollback to savepoint here");
  }
}
