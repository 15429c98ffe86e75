package io.viginti.gateway.schema;

import org.jspecify.annotations.Nullable;

/**
 * What a merged schema depends on.
 *
 * @param shapeHash null outside a workspace: the static part alone
 */
public record SchemaKey(String staticHash, @Nullable String shapeHash) {}
