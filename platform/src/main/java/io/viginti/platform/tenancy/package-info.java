/**
 * How a service follows the workspaces: what it keeps of them changes and goes with {@code
 * viginti.workspace.v1}.
 */
@NullMarked
package io.viginti.platform.tenancy;

import org.jspecify.annotations.NullMarked;
