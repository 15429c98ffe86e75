/**
 * What a principal is in a workspace just now: asked by every service once per principal, then
 * followed by the news {@code grants:<workspace>} and {@code user:<user>}.
 */
@NullMarked
package io.viginti.auth.grant;

import org.jspecify.annotations.NullMarked;
