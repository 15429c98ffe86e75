package io.viginti.gateway.operation;

/**
 * What one operation may ask.
 *
 * @param depth levels of fields; a root field is level 1
 * @param introspectionDepth the same below {@code __schema} and {@code __type}
 * @param rootFields root fields, aliases counted one by one
 * @param fields all fields, fragments expanded
 * @param cost Σ fields × product of the limits above them
 * @param figuresCost fields that aggregates, groups and counts of a list cost besides their own
 * @param defaultLimit rows assumed of a list whose {@code limit} is absent
 */
public record OperationLimits(
    int depth,
    int introspectionDepth,
    int rootFields,
    int fields,
    long cost,
    int figuresCost,
    int defaultLimit) {}
