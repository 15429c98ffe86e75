package io.viginti.gateway.execute;

import io.viginti.gateway.operation.Step;

/** What became of a request to stream an operation. */
public sealed interface Subscribed {
  /** It may not run. */
  record Refused(Answer answer) implements Subscribed {}

  /** It is a query or mutation: one answer and done. */
  record Plain(ExecuteOperation.Ready ready) implements Subscribed {}

  /** It is a subscription: the step streams from its service. */
  record Stream(ExecuteOperation.Ready ready, Step step) implements Subscribed {}
}
