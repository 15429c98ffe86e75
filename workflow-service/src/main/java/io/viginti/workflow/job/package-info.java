/**
 * Background jobs as clients see them. Every service runs its own; here is the projection of their
 * {@code job.changed} events, and commands are forwarded to the owner.
 */
@NullMarked
package io.viginti.workflow.job;

import org.jspecify.annotations.NullMarked;
