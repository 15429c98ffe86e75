/** The sessions a user has open: looking at them, and ending them from another one. */
@NullMarked
package io.viginti.auth.sessionlist;

import org.jspecify.annotations.NullMarked;
