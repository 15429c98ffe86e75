/**
 * What an operator does to a workspace from outside ({@code ./viginti workspace}): suspending and
 * resuming it, and restoring a deleted one before it is purged.
 */
@NullMarked
package io.viginti.auth.operator;

import org.jspecify.annotations.NullMarked;
