/**
 * Who calls. A token is verified against auth-service's published keys (it says who), the {@code
 * Grant} says what that principal is in the workspace just now and is followed by the news. The
 * caller lives on the request's Vert.x context, so it survives every switch of thread within the
 * request.
 */
@NullMarked
package io.viginti.platform.caller;

import org.jspecify.annotations.NullMarked;
