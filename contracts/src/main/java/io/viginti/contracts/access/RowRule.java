package io.viginti.contracts.access;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Which records of an object a role sees. An object has one rule at most.
 *
 * @param objectName singular name
 * @param filter a record filter as in the public API; the text {@code $member} as a value stands
 *     for the caller's workspace member id, which an API key does not have (null)
 */
public record RowRule(String objectName, JsonNode filter) {
  /** The value that stands for the caller's workspace member id. */
  public static final String MEMBER = "$member";
}
