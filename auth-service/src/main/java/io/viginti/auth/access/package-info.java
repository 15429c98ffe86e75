/** The fixed roles, and the checks of what a caller's role allows here. */
@NullMarked
package io.viginti.auth.access;

import org.jspecify.annotations.NullMarked;
