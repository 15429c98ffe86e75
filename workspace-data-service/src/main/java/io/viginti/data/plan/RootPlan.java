package io.viginti.data.plan;

import io.viginti.catalog.CatalogObject;
import io.viginti.data.query.Operand;
import io.viginti.data.query.RecordMutation;

/** The plan of a root field. */
public sealed interface RootPlan {
  /**
   * A read.
   *
   * @param isList otherwise the first record or null is answered
   */
  record Read(ReadPlan plan, boolean isList) implements RootPlan {}

  /** A page of a list. */
  record Connection(ConnectionPlan plan) implements RootPlan {}

  /**
   * A write and what is answered of the records written.
   *
   * @param answer reads by id, deleted records too
   * @param mostRows more inputs than that are LIMIT_EXCEEDED
   */
  record Write(
      RecordMutation.Kind kind,
      CatalogObject object,
      Operand id,
      Operand data,
      Operand ifUpdatedAt,
      ReadPlan answer,
      int mostRows)
      implements RootPlan {}
}
