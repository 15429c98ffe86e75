package io.viginti.contracts.shape;

/**
 * What happens to the rows that point at a destroyed row; compiled into the statement, never a
 * constraint.
 */
public enum OnDelete {
  SET_NULL,
  CASCADE,
  RESTRICT,
  NO_ACTION
}
