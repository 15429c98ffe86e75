/**
 * The physical side: which columns a field needs, how they are called when nothing is in the way,
 * and how a name is shortened and numbered to fit and to be free. A name is allotted once, when the
 * object or field is made, and never changes.
 */
@NullMarked
package io.viginti.catalog.column;

import org.jspecify.annotations.NullMarked;
