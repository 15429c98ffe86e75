/**
 * Roles changed and published. auth-service has the public API of roles and assigns them; here is
 * what they may do. A change is written, published and noted as news in one transaction under the
 * workspace's lock.
 */
@NullMarked
package io.viginti.metadata.role;

import org.jspecify.annotations.NullMarked;
