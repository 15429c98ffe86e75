/**
 * Requests that carry an {@code Idempotency-Key} run once. A key is claimed before the work and
 * gets the answer afterwards; a claim that a crash left is taken over after a minute, and the work
 * is told that it may have happened already.
 */
@NullMarked
package io.viginti.data.idempotency;

import org.jspecify.annotations.NullMarked;
