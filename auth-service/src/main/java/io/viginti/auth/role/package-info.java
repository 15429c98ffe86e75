/** Roles made, changed and deleted: asked of metadata-service on behalf of the caller. */
@NullMarked
package io.viginti.auth.role;

import org.jspecify.annotations.NullMarked;
