/**
 * Signed links to files. A link lets its holder do one thing with one file until it expires; it
 * needs no token beside it. The seal is HMAC-SHA-256 under a key derived from the mesh's secret, so
 * every instance makes and checks the same.
 */
@NullMarked
package io.viginti.data.link;

import org.jspecify.annotations.NullMarked;
