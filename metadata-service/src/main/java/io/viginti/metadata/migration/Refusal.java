package io.viginti.metadata.migration;

import io.viginti.contracts.migration.MigrationAction;
import io.viginti.contracts.migration.MigrationAction.AddColumn;
import io.viginti.contracts.migration.MigrationAction.CreateIndex;
import io.viginti.contracts.migration.MigrationAction.RequireNotNull;
import io.viginti.platform.error.ErrorCode;
import io.viginti.platform.error.VigintiException;
import java.util.List;

/** What a refused expansion means to the administrator who asked for the change. */
final class Refusal {
  private Refusal() {}

  /** Whether trying again cannot help: the rows, not the circumstances, are in the way. */
  static boolean isFinal(Throwable failure) {
    return failure instanceof VigintiException problem
        && switch (problem.code()) {
          case CONFLICT, BAD_USER_INPUT, UNIQUE_VIOLATION, LIMIT_EXCEEDED, NOT_FOUND -> true;
          case UNAUTHENTICATED,
              FORBIDDEN,
              QUERY_TOO_COMPLEX,
              RATE_LIMITED,
              SCHEMA_CHANGED,
              UNAVAILABLE,
              INTERNAL ->
              false;
        };
  }

  static VigintiException explain(List<MigrationAction> expansion, VigintiException refusal) {
    boolean isUniquenessAsked =
        expansion.stream()
            .anyMatch(action -> action instanceof CreateIndex index && index.isUnique());
    if (refusal.code() == ErrorCode.CONFLICT && !isUniquenessAsked && requires(expansion)) {
      return VigintiException.badInput(
          "isNullable false needs a defaultValue while there are records without a value",
          refusal.problems());
    }
    return refusal;
  }

  private static boolean requires(List<MigrationAction> expansion) {
    return expansion.stream()
        .anyMatch(
            action ->
                action instanceof RequireNotNull
                    || action instanceof AddColumn add
                        && !add.column().isNullable()
                        && add.column().defaultValue() == null);
  }
}
