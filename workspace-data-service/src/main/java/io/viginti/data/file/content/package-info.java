/**
 * What a file is, and how that may be served: type, category and extension come from the bytes, not
 * from what somebody says of them. Pure but for the reading of the file.
 */
@NullMarked
package io.viginti.data.file.content;

import org.jspecify.annotations.NullMarked;
