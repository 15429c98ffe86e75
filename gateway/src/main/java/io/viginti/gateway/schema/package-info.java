/**
 * The merged schema of a caller: the static part and the workspace's records. Schemas are kept by
 * content hash, bounded by weight, built off the event loop and once for concurrent callers.
 */
@NullMarked
package io.viginti.gateway.schema;

import org.jspecify.annotations.NullMarked;
