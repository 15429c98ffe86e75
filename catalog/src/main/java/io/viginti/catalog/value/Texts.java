package io.viginti.catalog.value;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL can hold as text: everything but NUL and unpaired surrogates. */
public final class Texts {
  private Texts() {}

  /** Why the text cannot be stored; null when it can. */
  public static @Nullable String findFault(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return "must not contain the character U+0000";
      }
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return "must not contain an unpaired surrogate";
        }
        i++;
      }
    }
    return null;
  }

  /** The same for every string and key inside a JSON value. */
  public static @Nullable String findFault(JsonNode json) {
    if (json.isTextual()) {
      return findFault(json.textValue());
    }
    if (json.isObject()) {
      for (Map.Entry<String, JsonNode> entry : json.properties()) {
        String fault = findFault(entry.getKey());
        fault = fault == null ? findFault(entry.getValue()) : fault;
        if (fault != null) {
          return fault;
        }
      }
    }
    for (JsonNode child : json) {
      String fault = json.isArray() ? findFault(child) : null;
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }
}
