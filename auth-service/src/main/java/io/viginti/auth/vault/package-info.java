/**
 * Secrets at rest: AES-256-GCM with the key of {@code VIGINTI_VAULT_KEY}, whose id is kept beside
 * each sealed value.
 */
@NullMarked
package io.viginti.auth.vault;

import org.jspecify.annotations.NullMarked;
