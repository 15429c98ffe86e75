/**
 * Requests that carry an {@code Idempotency-Key} write once, whatever crashes. A key has a row with
 * the digest of its request, and at the end the answer. What each root field wrote is kept by the
 * transaction of its change, so a repeat after a crash writes only what was not written and answers
 * the rest from what is kept. While a request runs it holds an advisory lock of the session that
 * writes: the lock ends with the process or the connection, and then nothing more can be written by
 * it.
 */
@NullMarked
package io.viginti.data.idempotency;

import org.jspecify.annotations.NullMarked;
