/** Inputs as the schema declares them. Their values are read by {@code entry.ReadChange}. */
@NullMarked
package io.viginti.metadata.entry.input;

import org.jspecify.annotations.NullMarked;
