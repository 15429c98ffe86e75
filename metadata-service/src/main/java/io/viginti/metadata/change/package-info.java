/**
 * A request turned into the next model, or refused with every reason at once. Pure: ids of what is
 * made come with the request, the names that tables still hold come as {@link
 * io.viginti.metadata.change.TakenNames}.
 */
@NullMarked
package io.viginti.metadata.change;

import org.jspecify.annotations.NullMarked;
