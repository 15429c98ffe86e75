/**
 * What every workspace starts with: the standard objects as one readable definition, and its
 * resolution into a workspace's own model. Ids are UUIDv5 of the workspace and the name, so the
 * definition is resolved alike wherever and however often it is.
 */
@NullMarked
package io.viginti.metadata.standard;

import org.jspecify.annotations.NullMarked;
