package io.viginti.gateway.execute;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import io.viginti.gateway.answer.AnswerField;
import io.viginti.gateway.operation.OperationPlan;
import io.viginti.gateway.operation.Step;
import io.viginti.gateway.schema.GatewaySchema;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.VigintiException;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code __typename}, {@code __schema} and {@code __type}. */
final class OwnFields {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private OwnFields() {}

  /** The answer to a step of the gateway's own; introspection takes its time, so not on a loop. */
  static byte[] answer(GatewaySchema schema, OperationPlan plan, Step step, ObjectNode variables) {
    try {
      return JSON.writeValueAsBytes(
          plan.introspects() ? introspect(schema, step, variables) : typeNames(plan, step));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Map<String, Object> typeNames(OperationPlan plan, Step step) {
    Map<String, Object> data = new LinkedHashMap<>();
    for (AnswerField field : step.fields()) {
      data.put(field.responseKey(), plan.rootTypeName());
    }
    return Map.of("data", data);
  }

  private static Map<String, Object> introspect(
      GatewaySchema schema, Step step, ObjectNode variables) {
    ExecutionResult result =
        GraphQL.newGraphQL(schema.schema())
            .build()
            .execute(
                ExecutionInput.newExecutionInput()
                    .query(step.document())
                    .variables(JSON.convertValue(variables, MAP))
                    .build());
    if (!result.getErrors().isEmpty()) {
      GraphQLError first = result.getErrors().getFirst();
      throw VigintiException.of(
          first.getMessage().contains("good faith")
              ? ErrorCode.QUERY_TOO_COMPLEX
              : ErrorCode.BAD_USER_INPUT,
          first.getMessage());
    }
    Map<String, Object> data = result.getData();
    return Map.of("data", data);
  }
}
