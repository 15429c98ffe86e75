/**
 * Roles changed and published. auth-service has the public API of roles and assigns them; here is
 * what they may do. A change is written and published in one transaction under the workspace's lock
 * and told afterwards; what a crash left untold is told by whoever looks first.
 */
@NullMarked
package io.viginti.metadata.role;

import org.jspecify.annotations.NullMarked;
