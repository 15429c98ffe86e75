/**
 * Internal HTTP APIs, under {@code /internal} of each service, with a service token (audience
 * {@code mesh}). Errors are {@code application/problem+json} as on the outside.
 */
@NullMarked
package io.viginti.contracts.mesh;

import org.jspecify.annotations.NullMarked;
