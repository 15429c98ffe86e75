package io.viginti.data.query;

/** What one root field asks for. */
public sealed interface Intent permits RecordIntent, TextSearch {}
