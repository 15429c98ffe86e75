package io.viginti.contracts.shape;

/** Kinds of relation, seen from the field that has it. */
public enum RelationType {
  MANY_TO_ONE,
  ONE_TO_MANY,
  ONE_TO_ONE,
  MANY_TO_MANY
}
