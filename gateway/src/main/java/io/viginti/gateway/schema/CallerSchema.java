package io.viginti.gateway.schema;

import io.viginti.contracts.shape.SchemaVersion;
import org.jspecify.annotations.Nullable;

/**
 * The schema of a caller at this moment.
 *
 * @param version of the caller's workspace; null outside one
 */
public record CallerSchema(GatewaySchema schema, @Nullable SchemaVersion version) {}
