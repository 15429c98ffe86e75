/**
 * Workspaces as the mesh knows them: placed on a cluster, given the standard objects, purged when
 * they are deleted.
 */
@NullMarked
package io.viginti.metadata.workspace;

import org.jspecify.annotations.NullMarked;
