/**
 * Records' inputs and answers: an input is read with every problem collected under its path, what a
 * field's value may be is {@code catalog.value}'s matter; output goes from a row's column straight
 * to JSON bytes. Pure: no clock, no I/O.
 */
@NullMarked
package io.viginti.data.value;

import org.jspecify.annotations.NullMarked;
