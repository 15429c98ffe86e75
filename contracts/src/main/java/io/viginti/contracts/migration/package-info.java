/**
 * Typed steps from one version of a workspace's tables to the next. metadata-service plans them,
 * workspace-data-service turns them into SQL; no SQL text crosses the wire. What adds is an
 * expansion and runs before the version is published; what removes is a contraction and runs after
 * the grace time.
 */
@NullMarked
package io.viginti.contracts.migration;

import org.jspecify.annotations.NullMarked;
