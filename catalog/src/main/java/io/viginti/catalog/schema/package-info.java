/**
 * Catalog and the services' static SDL to one GraphQL schema, fit for validation and introspection;
 * nothing is executed with it. {@code RecordDefinitions} writes the record part as SDL definitions,
 * {@code StaticSdl} holds the static part, {@code SchemaBuilder} makes one schema of both.
 */
@NullMarked
package io.viginti.catalog.schema;

import org.jspecify.annotations.NullMarked;
