/** Checks of what clients send: every problem of an input at once, each with its path. */
@NullMarked
package io.viginti.auth.input;

import org.jspecify.annotations.NullMarked;
