/**
 * GraphQL over HTTP: media types, status codes, bodies over the limit, GET and POST. Lean Vert.x
 * routes; what an operation is they leave to {@code execute}, streams to {@code live}.
 */
@NullMarked
package io.viginti.gateway.http;

import org.jspecify.annotations.NullMarked;
