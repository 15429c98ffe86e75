package io.viginti.gateway.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.viginti.gateway.answer.AnswerField;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one service is asked.
 *
 * @param document the operation cut down to this owner's root fields, with the fragments and
 *     variables they reach
 * @param variables names of the client's variables that the document declares
 * @param constants values of the variables that stand for literals of the client's document
 * @param fields the root fields in the order selected, each response key once
 */
public record Step(
    Owner owner,
    String document,
    @Nullable String operationName,
    Set<String> variables,
    Map<String, JsonNode> constants,
    List<AnswerField> fields) {
  public Step {
    variables = Set.copyOf(variables);
    constants = Map.copyOf(constants);
    fields = List.copyOf(fields);
  }
}
