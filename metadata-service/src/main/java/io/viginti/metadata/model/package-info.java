/**
 * A workspace's metadata as immutable values: no rows, no clock, no I/O. The order of objects and
 * fields is the order of their creation.
 */
@NullMarked
package io.viginti.metadata.model;

import org.jspecify.annotations.NullMarked;
