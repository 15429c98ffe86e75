package io.viginti.data.plan;

import io.viginti.catalog.CatalogObject;
import io.viginti.data.query.Change;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The plan of a root field. */
public sealed interface RootPlan {
  /**
   * A read.
   *
   * @param isList otherwise the first record or null is answered
   */
  record Read(ReadPlan plan, boolean isList) implements RootPlan {}

  /** Figures over a list. */
  record Aggregate(AggregatePlan plan) implements RootPlan {}

  /** A page of a list. */
  record Connection(ConnectionPlan plan) implements RootPlan {}

  /**
   * A write and what is answered of the records written.
   *
   * @param matching the records that a filter chose, all of them; null when the change names its
   *     records
   * @param answer reads by id, deleted records too
   * @param mostRows more inputs or more records chosen than that are LIMIT_EXCEEDED
   */
  record Write(
      Change change,
      CatalogObject object,
      @Nullable ReadPlan matching,
      ReadPlan answer,
      int mostRows)
      implements RootPlan {
    /** The same write after a stage worked on its reads. */
    public Write with(UnaryOperator<ReadPlan> stage) {
      return new Write(
          change,
          object,
          matching == null ? null : stage.apply(matching),
          stage.apply(answer),
          mostRows);
    }
  }
}
