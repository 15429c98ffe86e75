/**
 * The model as rows of {@code object_metadata}, {@code field_metadata} and {@code index_metadata}.
 * Read with Panache; written whole objects at a time, one statement per table, because a new
 * workspace brings hundreds of rows.
 */
@NullMarked
package io.viginti.metadata.row;

import org.jspecify.annotations.NullMarked;
