package io.viginti.contracts.mesh;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Answer to a {@link RecordCommand}: the records found or touched, in their API form. */
public record RecordAnswer(List<JsonNode> records) {
  public RecordAnswer {
    records = List.copyOf(records);
  }
}
