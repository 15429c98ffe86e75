package io.viginti.data.query;

/** Writes records of an object and answers those written. */
public record RecordMutation(String object, Change change, Selection selection)
    implements RecordIntent {}
