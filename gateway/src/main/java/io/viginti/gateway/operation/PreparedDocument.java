package io.viginti.gateway.operation;

import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import io.viginti.gateway.answer.AnswerError;
import io.viginti.platform.error.VigintiException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document after parsing and validation against one schema. */
public sealed interface PreparedDocument {

  /**
   * It cannot be run.
   *
   * @param errors at least one
   * @param dependsOnSchema false when no schema would accept it (it does not parse)
   * @param namesUnknownRoot whether it selects a root field that the schema does not have
   */
  record Refused(List<AnswerError> errors, boolean dependsOnSchema, boolean namesUnknownRoot)
      implements PreparedDocument {
    public Refused {
      errors = List.copyOf(errors);
    }
  }

  /** It is valid; each of its operations has a plan or the reason why it has none. */
  record Valid(List<Planned> operations) implements PreparedDocument {
    public Valid {
      operations = List.copyOf(operations);
    }

    /** The kind of the operation that would run, also where it is over a limit. */
    public Operation kind(@Nullable String operationName) {
      return select(operationName).definition().getOperation();
    }

    /**
     * The operation to run.
     *
     * @throws VigintiException when there is none of that name, several and no name, or when it is
     *     over a limit
     */
    public OperationPlan require(@Nullable String operationName) {
      return select(operationName).plan().require();
    }

    private Planned select(@Nullable String operationName) {
      if (operationName == null || operationName.isEmpty()) {
        if (operations.size() == 1) {
          return operations.getFirst();
        }
        throw VigintiException.badInput(
            operations.isEmpty()
                ? "The document has no operation."
                : "The document has several operations; operationName must say which one to run.");
      }
      for (Planned operation : operations) {
        if (operationName.equals(operation.definition().getName())) {
          return operation;
        }
      }
      throw VigintiException.badInput("The document has no operation of the name given.");
    }
  }

  /** An operation of a valid document. */
  record Planned(OperationDefinition definition, Plan plan) {}

  /** A plan, or why there is none. */
  sealed interface Plan {
    OperationPlan require();

    /** Can be run. */
    record Ready(OperationPlan plan) implements Plan {
      @Override
      public OperationPlan require() {
        return plan;
      }
    }

    /** Over a limit. */
    record OverLimit(VigintiException reason) implements Plan {
      @Override
      public OperationPlan require() {
        throw reason;
      }
    }
  }
}
