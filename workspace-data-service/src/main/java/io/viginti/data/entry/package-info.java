/**
 * The ways in: {@code POST /records} for the gateway, the internal API for other services. What
 * comes in is checked for size, caller and version here, and nowhere else.
 */
@NullMarked
package io.viginti.data.entry;

import org.jspecify.annotations.NullMarked;
