/**
 * The keys that sign tokens: kept sealed in the database, published as a JWK set (RFC 7517), used
 * for access tokens and API keys (ES256).
 */
@NullMarked
package io.viginti.auth.key;

import org.jspecify.annotations.NullMarked;
