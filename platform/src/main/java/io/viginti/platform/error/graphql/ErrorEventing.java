package io.viginti.platform.error.graphql;

import graphql.GraphQL;
import graphql.execution.SubscriptionExecutionStrategy;
import io.smallrye.graphql.spi.EventingService;
import org.jspecify.annotations.Nullable;

/**
 * Puts {@link TranslatingExceptionHandler} in the place of smallrye's own, whose error codes are
 * derived from class names.
 */
public final class ErrorEventing implements EventingService {
  /** Always on. */
  @Override
  public @Nullable String getConfigKey() {
    return null;
  }

  @Override
  public GraphQL.Builder beforeGraphQLBuild(GraphQL.Builder builder) {
    TranslatingExceptionHandler handler = new TranslatingExceptionHandler();
    return builder
        .defaultDataFetcherExceptionHandler(handler)
        .subscriptionExecutionStrategy(new SubscriptionExecutionStrategy(handler));
  }
}
