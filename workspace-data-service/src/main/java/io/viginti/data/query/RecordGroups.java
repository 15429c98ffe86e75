package io.viginti.data.query;

/**
 * Figures over records in groups of equal values.
 *
 * @param groupBy a list of single-field objects, true or {@code {granularity, timeZone}} at their
 *     end
 * @param filter an object in the form of the public API
 * @param orderBy a list of single-field objects: figures and dimensions
 */
public record RecordGroups(
    String object,
    Operand groupBy,
    Operand filter,
    Operand orderBy,
    Operand limit,
    Selection selection)
    implements RecordIntent {}
