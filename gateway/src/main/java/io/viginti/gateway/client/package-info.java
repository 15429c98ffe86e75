/**
 * Who is at the other end: the client's address, as far as the proxies in front are trusted to tell
 * it, and what it says it is.
 */
@NullMarked
package io.viginti.gateway.client;

import org.jspecify.annotations.NullMarked;
