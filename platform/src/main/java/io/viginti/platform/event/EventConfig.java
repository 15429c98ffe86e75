package io.viginti.platform.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How events are published and consumed. */
@ConfigMapping(prefix = "viginti.events")
public interface EventConfig {
  /** Whether this instance takes part in relaying the table {@code event_outbox}. */
  @WithDefault("true")
  boolean relay();

  /** Whether this instance runs its event handlers. */
  @WithDefault("true")
  boolean consume();

  /** How often the relay looks for rows that nobody woke it for. */
  @WithDefault("200ms")
  Duration relayPoll();

  /** Rows that the relay sends at a time. */
  @WithDefault("500")
  int relayBatch();

  /** Partitions of a topic that does not exist yet. */
  @WithDefault("6")
  int partitions();

  /** Events of different keys that a handler works on at the same time. */
  @WithDefault("16")
  int parallel();

  /** The same of the events of imports, which have time. */
  @WithDefault("4")
  int bulkParallel();

  /** Attempts at an event before it goes to the dead-letter topic, the first included. */
  @WithDefault("5")
  int attempts();

  /** Wait before the second attempt; doubles with each. */
  @WithDefault("200ms")
  Duration backoff();

  /** The longest wait between two attempts, and between those while a part of the mesh is away. */
  @WithDefault("5s")
  Duration backoffLimit();

  /** How long an event's id is remembered. */
  @WithDefault("14d")
  Duration inboxKeep();
}
