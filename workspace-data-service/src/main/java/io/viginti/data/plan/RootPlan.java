package io.viginti.data.plan;

import io.viginti.catalog.CatalogObject;
import io.viginti.data.query.Change;
import io.viginti.data.query.Operand;
import java.util.List;
import java.util.Set;
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

  /** Figures over a list in groups. */
  record Groups(GroupPlan plan) implements RootPlan {}

  /** A page of a list. */
  record Connection(ConnectionPlan plan) implements RootPlan {}

  /**
   * For each of given records those that are the same.
   *
   * @param plan anchored at {@link ReadPlan.DuplicatesOf}
   * @param given ids, or inputs
   * @param mostRows more records given are LIMIT_EXCEEDED
   * @param unreadable names of fields that inputs may not give
   */
  record Duplicates(ReadPlan plan, Operand given, int mostRows, Set<String> unreadable)
      implements RootPlan {
    public Duplicates {
      unreadable = Set.copyOf(unreadable);
    }

    public ReadPlan.DuplicatesOf by() {
      return (ReadPlan.DuplicatesOf) plan.anchor();
    }

    /** The same after a stage worked on its read. */
    public Duplicates with(UnaryOperator<ReadPlan> stage) {
      return new Duplicates(stage.apply(plan), given, mostRows, unreadable);
    }
  }

  /**
   * A write and what is answered of the records written.
   *
   * @param matching the records that a filter chose, all of them; null when the change names its
   *     records
   * @param answer reads by id, deleted records too
   * @param mostRows more inputs or more records chosen than that are LIMIT_EXCEEDED
   * @param rights everything before the stage {@code access}
   */
  record Write(
      Change change,
      CatalogObject object,
      @Nullable ReadPlan matching,
      ReadPlan answer,
      int mostRows,
      WriteRights rights)
      implements RootPlan {
    /** The same write after a stage worked on its reads. */
    public Write with(UnaryOperator<ReadPlan> stage) {
      return new Write(
          change,
          object,
          matching == null ? null : stage.apply(matching),
          stage.apply(answer),
          mostRows,
          rights);
    }

    public Write with(WriteRights given) {
      return new Write(change, object, matching, answer, mostRows, given);
    }
  }

  /**
   * Records of several objects by their text.
   *
   * @param searched every object whose records the caller may find
   * @param named singular names of those that were asked for; nothing for all
   * @param query the text
   * @param page its default and most rows, no offset
   */
  record Search(
      List<Searched> searched, Operand named, Operand query, Page page, List<Found> output)
      implements RootPlan {
    public Search {
      searched = List.copyOf(searched);
      output = List.copyOf(output);
    }
  }

  /**
   * An object whose records are found.
   *
   * @param where which of them are there
   * @param unreadable names of fields whose text finds nothing and is not answered
   */
  record Searched(CatalogObject object, Condition where, Set<String> unreadable) {
    public Searched {
      unreadable = Set.copyOf(unreadable);
    }
  }

  /** An entry of what is answered of a record found, under its name there. */
  record Found(String key, Part part) {
    /** What is known of a record found; the names of the public API in capitals. */
    public enum Part {
      OBJECT_NAME,
      RECORD_ID,
      LABEL,
      RANK,
      TYPE_NAME
    }
  }
}
