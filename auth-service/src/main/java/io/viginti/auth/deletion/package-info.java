/**
 * The end of a workspace, of a membership, of an account. A workspace is closed at once and can be
 * restored for a while; then it is purged, here as by every other owner, on its event.
 */
@NullMarked
package io.viginti.auth.deletion;

import org.jspecify.annotations.NullMarked;
