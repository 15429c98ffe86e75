/**
 * Secrets at rest: AES-256-GCM under the key of {@code VIGINTI_VAULT_KEY}, whose id is kept beside
 * each sealed value. Every service seals the secrets of its own rows; the context that a value is
 * sealed in names the row, so that a value copied elsewhere does not open. Where the sealed values
 * are is told by {@link io.viginti.platform.vault.SealedColumn}s: through them a rotation seals
 * everything anew while the service serves.
 */
@NullMarked
package io.viginti.platform.vault;

import org.jspecify.annotations.NullMarked;
