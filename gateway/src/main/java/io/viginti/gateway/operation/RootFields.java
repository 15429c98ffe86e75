package io.viginti.gateway.operation;

import graphql.language.OperationDefinition.Operation;

/** The map from a root field to who answers it. */
@FunctionalInterface
public interface RootFields {
  /** The owner of a root field that the schema is known to have. */
  Owner ownerOf(Operation kind, String field);
}
