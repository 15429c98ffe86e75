package io.viginti.gateway.schema;

import io.viginti.catalog.ReadableObjects;
import org.jspecify.annotations.Nullable;

/**
 * What a merged schema depends on. Roles that may read the same objects share it, in all workspaces
 * of a shape.
 *
 * @param shapeHash null outside a workspace: the static part alone
 * @param readable the objects that are in it
 */
public record SchemaKey(String staticHash, @Nullable String shapeHash, ReadableObjects readable) {}
