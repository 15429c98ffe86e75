/**
 * Loads an NDJSON file into an object through the public API.
 *
 * <p>A row's id is derived from its key (or its whole content), so that the same file can be loaded
 * again and again: {@link io.viginti.devstack.imports.RowReader} gives lines with their place in
 * the file, {@link io.viginti.devstack.imports.RowMapping} turns a line into an input, {@link
 * io.viginti.devstack.imports.WriteBatch} sends inputs and finds out which of them the API refuses,
 * and {@link io.viginti.devstack.imports.ImportFile} goes through the file and notes after every
 * batch how far it is.
 */
@NullMarked
package io.viginti.devstack.imports;

import org.jspecify.annotations.NullMarked;
