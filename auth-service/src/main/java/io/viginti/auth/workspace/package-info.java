/** Workspaces: the row, its subdomain, what the API shows of it, and changing it. */
@NullMarked
package io.viginti.auth.workspace;

import org.jspecify.annotations.NullMarked;
