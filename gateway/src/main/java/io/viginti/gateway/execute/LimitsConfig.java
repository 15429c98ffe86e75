package io.viginti.gateway.execute;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What one operation may ask. */
@ConfigMapping(prefix = "viginti.gateway.limits")
public interface LimitsConfig {
  /** Levels of fields; a root field is level 1. */
  @WithDefault("15")
  int depth();

  /** Levels of fields from {@code __schema} or {@code __type} on. */
  @WithDefault("20")
  int introspectionDepth();

  /** Root fields; aliases count one by one. */
  @WithDefault("20")
  int rootFields();

  /** Fields in all, fragments expanded. */
  @WithDefault("2000")
  int fields();

  /** Σ fields × product of the limits of the lists above them. */
  @WithDefault("1000000")
  long cost();

  /**
   * Fields that aggregates, groups and the total count of a list cost besides their own, each time
   * they are read: they go through as many rows as there are.
   */
  @WithDefault("500")
  int figuresCost();

  /** Rows that a list without {@code limit} answers at most; as workspace-data-service has it. */
  @WithDefault("60")
  int defaultLimit();

  /** Tokens of a document. */
  @WithDefault("100000")
  int tokens();

  /** Bytes of a request's body, and characters of a document. */
  @WithDefault("1048576")
  int requestBytes();

  /** Bytes up to which a body over the limit is read to its end before it is answered. */
  @WithDefault("16777216")
  int drainedBytes();
}
