package io.viginti.data.plan;

import io.viginti.data.query.Operand;
import java.util.List;
import java.util.Optional;

/**
 * A page of an ordered list.
 *
 * @param rows the list; its output has one entry per {@link Edges}, in their order
 * @param total counts all pages; empty when it is not asked for
 */
public record ConnectionPlan(
    ReadPlan rows, Window window, List<Entry> entries, Optional<AggregatePlan> total) {
  public ConnectionPlan {
    entries = List.copyOf(entries);
  }

  /**
   * Which page.
   *
   * @param isBackward the last rows before a cursor, not the first after one
   * @param size nothing for the default
   */
  public record Window(boolean isBackward, Operand size, Operand after, Operand before) {
    /** The argument that gives the size. */
    public String sizeName() {
      return isBackward ? "last" : "first";
    }
  }

  /** One entry of the answer, in order. */
  public sealed interface Entry {
    /** Its name in the answer. */
    String key();
  }

  /** A constant. */
  public record TypeName(String key, String type) implements Entry {}

  public record Edges(String key) implements Entry {}

  public record PageInfo(String key, List<Fact> facts) implements Entry {
    public PageInfo {
      facts = List.copyOf(facts);
    }
  }

  public record TotalCount(String key) implements Entry {}

  /** An entry of {@link PageInfo}. */
  public record Fact(String key, PageFact fact) {}

  /** What is told of a page. */
  public enum PageFact {
    TYPE_NAME,
    HAS_NEXT_PAGE,
    HAS_PREVIOUS_PAGE,
    START_CURSOR,
    END_CURSOR
  }

  /** Whether the rows are needed, not only how many there are. */
  public boolean readsRows() {
    return entries.stream().anyMatch(entry -> entry instanceof Edges || entry instanceof PageInfo);
  }
}
