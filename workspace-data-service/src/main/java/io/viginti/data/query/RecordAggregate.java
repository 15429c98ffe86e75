package io.viginti.data.query;

/**
 * Figures over records.
 *
 * @param filter an object in the form of the public API
 */
public record RecordAggregate(String object, Operand filter, Selection selection)
    implements RecordIntent {}
