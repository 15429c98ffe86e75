/**
 * The intent of an operation: what is asked for in logical names. No columns, no permissions, no
 * GraphQL type, so that every front end (GraphQL, REST, the internal API) builds the same.
 */
@NullMarked
package io.viginti.data.query;

import org.jspecify.annotations.NullMarked;
