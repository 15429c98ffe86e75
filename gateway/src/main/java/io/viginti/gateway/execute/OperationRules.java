package io.viginti.gateway.execute;

import io.viginti.gateway.operation.OperationLimits;
import io.viginti.gateway.operation.PrepareDocument;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** The limits of the settings, and the preparation that applies them. */
@ApplicationScoped
class OperationRules {
  private final LimitsConfig config;

  OperationRules(LimitsConfig config) {
    this.config = config;
  }

  OperationLimits limits() {
    return new OperationLimits(
        config.depth(),
        config.introspectionDepth(),
        config.rootFields(),
        config.fields(),
        config.cost(),
        config.figuresCost(),
        config.defaultLimit());
  }

  @Produces
  PrepareDocument prepareDocument() {
    return new PrepareDocument(limits(), config.tokens(), config.requestBytes());
  }
}
