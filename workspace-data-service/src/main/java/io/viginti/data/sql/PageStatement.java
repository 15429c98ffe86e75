package io.viginti.data.sql;

/** A page's statement and the form of its cursors. */
public record PageStatement(ReadStatement read, CursorForm cursors) {}
