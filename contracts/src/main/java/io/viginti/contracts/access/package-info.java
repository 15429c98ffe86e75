/**
 * What roles may do in a workspace: the access document, published beside the shape by
 * metadata-service and addressed by the hash of its content. Objects and fields are named as in the
 * shape of the same {@link io.viginti.contracts.shape.SchemaVersion}; the two are only ever read
 * together, so that a renaming leaves no permission behind.
 */
@NullMarked
package io.viginti.contracts.access;

import org.jspecify.annotations.NullMarked;
