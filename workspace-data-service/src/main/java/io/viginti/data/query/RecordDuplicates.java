package io.viginti.data.query;

/**
 * For each of given records those that are the same by the object's criteria. One of both is given.
 *
 * @param ids of records that are there
 * @param data inputs of records to be
 */
public record RecordDuplicates(String object, Operand ids, Operand data, Selection selection)
    implements RecordIntent {}
