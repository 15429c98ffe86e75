/**
 * The text forms of the scalars of the public API as the schema's validation reads them: strict,
 * without I/O. What a field of a record takes of them says {@code catalog.value}.
 */
@NullMarked
package io.viginti.catalog.scalar;

import org.jspecify.annotations.NullMarked;
