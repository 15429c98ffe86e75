/**
 * REST over HTTP: paths, methods, statuses, bodies and problems. What a request on records means is
 * read by workspace-data-service, which compiles it as it compiles GraphQL; what one on metadata
 * means is said here in metadata-service's own GraphQL.
 */
@NullMarked
package io.viginti.gateway.rest;

import org.jspecify.annotations.NullMarked;
