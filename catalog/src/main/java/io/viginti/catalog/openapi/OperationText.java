package io.viginti.catalog.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.viginti.catalog.openapi.SharedParts.Refusal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One operation, put together. */
final class OperationText {
  private final ObjectNode operation = Json.object();
  private final Set<Refusal> refusals =
      EnumSet.of(Refusal.BAD_INPUT, Refusal.UNAUTHENTICATED, Refusal.FORBIDDEN);

  OperationText(String id, String tag, String summary) {
    operation.put("operationId", id).put("summary", summary).put("description", summary);
    operation.set("tags", Json.list(tag));
  }

  OperationText description(String text) {
    operation.put("description", text);
    return this;
  }

  OperationText parameters(String... shared) {
    SharedParts.addParameters(operation, new ArrayList<>(List.of(shared)));
    return this;
  }

  OperationText body(ObjectNode schema) {
    ObjectNode body = operation.putObject("requestBody").put("required", true);
    body.putObject("content").putObject("application/json").set("schema", schema);
    return mayRefuse(Refusal.OTHER_TYPE, Refusal.TOO_LARGE);
  }

  OperationText answers(String status, String description, ObjectNode schema) {
    ObjectNode response =
        operation.withObject("/responses").putObject(status).put("description", description);
    response.putObject("content").putObject("application/json").set("schema", schema);
    return this;
  }

  OperationText mayRefuse(Refusal... more) {
    refusals.addAll(List.of(more));
    return this;
  }

  ObjectNode toJson() {
    refusals.add(Refusal.UNAVAILABLE);
    ObjectNode responses = operation.withObject("/responses");
    for (Refusal refusal : refusals) {
      responses.set(refusal.status(), Json.ref("responses", refusal.name()));
    }
    return operation;
  }
}
