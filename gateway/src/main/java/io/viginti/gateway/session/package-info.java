/**
 * Sessions of browsers: their tokens are in cookies that no script can read. Cookies count only
 * where the request proves that the page behind it may use them.
 */
@NullMarked
package io.viginti.gateway.session;

import org.jspecify.annotations.NullMarked;
