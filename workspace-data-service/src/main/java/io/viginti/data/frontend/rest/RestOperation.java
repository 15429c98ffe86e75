package io.viginti.data.frontend.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.data.query.RecordIntent;

/**
 * A request as an intent.
 *
 * @param key name of the answer under {@code data}; {@link #BARE} where it is the data itself
 * @param variables the values at the places that the intent names
 */
public record RestOperation(String key, RecordIntent intent, ObjectNode variables) {
  /** No name. */
  public static final String BARE = "";
}
