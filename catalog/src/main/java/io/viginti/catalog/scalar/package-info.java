/**
 * The text forms of the scalars of the public API: strict, without I/O, the same in the gateway's
 * validation and in the writers of records.
 */
@NullMarked
package io.viginti.catalog.scalar;

import org.jspecify.annotations.NullMarked;
