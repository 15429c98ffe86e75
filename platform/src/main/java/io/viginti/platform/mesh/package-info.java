/**
 * Calls between services: service tokens (HS256, audience {@code mesh}), the client that sends
 * them, and the guard of everything under {@code /internal}.
 */
@NullMarked
package io.viginti.platform.mesh;

import org.jspecify.annotations.NullMarked;
