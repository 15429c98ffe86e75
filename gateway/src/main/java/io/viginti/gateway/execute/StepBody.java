package io.viginti.gateway.execute;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.gateway.operation.Step;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** The request body of a step: the client's own variables, and those that stand for literals. */
final class StepBody {
  private static final JsonFactory JSON = new ObjectMapper().getFactory();

  private StepBody() {}

  /** {@code {query, operationName, variables}} as UTF-8 JSON. */
  static byte[] write(Step step, ObjectNode variables) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(step.document().length() + 256);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("query", step.document());
      if (step.operationName() != null) {
        json.writeStringField("operationName", step.operationName());
      }
      json.writeObjectFieldStart("variables");
      for (String name : step.variables()) {
        JsonNode value = variables.get(name);
        if (value != null) {
          json.writeFieldName(name);
          json.writeTree(value);
        }
      }
      for (Map.Entry<String, JsonNode> constant : step.constants().entrySet()) {
        json.writeFieldName(constant.getKey());
        json.writeTree(constant.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }
}
