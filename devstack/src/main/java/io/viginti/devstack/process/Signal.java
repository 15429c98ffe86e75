package io.viginti.devstack.process;

/** What a process can be sent. */
public enum Signal {
  /** Please end. */
  TERM,
  /** End now, for PostgreSQL: without waiting for its clients. */
  INT,
  KILL,
  STOP,
  CONT
}
