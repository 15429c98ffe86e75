/**
 * The end of a workspace, of a membership, of an account. A workspace is closed at once, purged
 * here and, on its event, by every other owner.
 */
@NullMarked
package io.viginti.auth.deletion;

import org.jspecify.annotations.NullMarked;
