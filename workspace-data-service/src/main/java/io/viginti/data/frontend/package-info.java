/** Front ends of the compiler: each turns its own form of a request into an intent. */
@NullMarked
package io.viginti.data.frontend;

import org.jspecify.annotations.NullMarked;
