package io.viginti.devstack.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A row ready to be sent.
 *
 * @param line its number in the file, from 1
 * @param source the line as it was read
 * @param input the create input, with its id
 */
record Row(long line, String source, ObjectNode input) {

  String id() {
    return input.path("id").asText();
  }

  /** About how much of a request it takes. */
  int size() {
    return source.length() * 2 + 64;
  }
}
