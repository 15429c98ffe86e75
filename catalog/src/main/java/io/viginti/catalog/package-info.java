/**
 * A published shape, made ready to be asked: which object and field does a name of the public API
 * mean, of which GraphQL type is it, and in which columns is it kept. Built once per shape and
 * immutable; shared by metadata-service (names, columns, hashes), the gateway (the GraphQL schema)
 * and workspace-data-service (the compiler). No I/O, no framework.
 *
 * <p>Next to it: {@code name} the rules for names, {@code column} the physical layout, {@code
 * scalar} the text forms of values, {@code schema} catalog and static SDL to one GraphQL schema.
 */
@NullMarked
package io.viginti.catalog;

import org.jspecify.annotations.NullMarked;
