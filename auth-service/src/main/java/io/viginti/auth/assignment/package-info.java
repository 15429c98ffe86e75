/** Which member and which API key has which role. */
@NullMarked
package io.viginti.auth.assignment;

import org.jspecify.annotations.NullMarked;
