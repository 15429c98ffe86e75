/**
 * Values of the field types: what a client may write, how it is checked and normalised. A default
 * value is a value, so whoever stores one and whoever writes records ask here. Pure: no clock, no
 * I/O.
 */
@NullMarked
package io.viginti.catalog.value;

import org.jspecify.annotations.NullMarked;
