/**
 * Background work with a row per job: attempts, backoff, progress, cancellation, and a lease, so
 * that another instance takes over what a dead one left.
 */
@NullMarked
package io.viginti.platform.job;

import org.jspecify.annotations.NullMarked;
