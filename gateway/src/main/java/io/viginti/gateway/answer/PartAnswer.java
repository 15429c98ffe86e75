package io.viginti.gateway.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What became of one step. */
public sealed interface PartAnswer {
  /**
   * Adds values and errors to the joined answer.
   *
   * @return whether {@code data} is null because of this part
   */
  boolean gather(Map<String, Slice> values, List<byte[]> errors, String requestId);

  /** Whether {@code data} is null because of this part. */
  default boolean nullsData() {
    return gather(new HashMap<>(), new ArrayList<>(), "");
  }

  /** The service ran it. */
  record Ran(byte[] body) implements PartAnswer {
    @Override
    public boolean gather(Map<String, Slice> values, List<byte[]> errors, String requestId) {
      Map<String, Slice> members = JsonSlices.members(new Slice(body, 0, body.length));
      Slice reported = members.get("errors");
      if (reported != null && !reported.isNull()) {
        JsonSlices.elements(reported).forEach(error -> errors.add(error.copy()));
      }
      Slice data = members.getOrDefault("data", Slice.NULL);
      if (data.isNull()) {
        return true;
      }
      values.putAll(JsonSlices.members(data));
      return false;
    }
  }

  /** The service did not run it: each of its fields is null with this error. */
  record Failed(List<AnswerField> fields, AnswerError error) implements PartAnswer {
    public Failed {
      fields = List.copyOf(fields);
    }

    @Override
    public boolean gather(Map<String, Slice> values, List<byte[]> errors, String requestId) {
      boolean nulled = false;
      for (AnswerField field : fields) {
        errors.add(AnswerBytes.error(error.at(field.responseKey()), requestId));
        values.put(field.responseKey(), Slice.NULL);
        nulled |= field.nonNull();
      }
      return nulled;
    }
  }
}
