package io.viginti.contracts.shape;

/**
 * The table of a MANY_TO_MANY relation, seen from one of its sides: one row per link.
 *
 * @param table physical table, allotted once
 * @param ownColumn holds the id of the record that has the field
 * @param targetColumn holds the id of the record it is linked to
 */
public record ShapeJunction(String table, String ownColumn, String targetColumn) {}
