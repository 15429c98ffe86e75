/**
 * Values of the field types: what a client may send, how it is stored, how it is answered. Input is
 * coerced, checked and normalised here with every problem collected under its path; output goes
 * from a row's column straight to JSON bytes. Pure: no clock, no I/O.
 */
@NullMarked
package io.viginti.data.value;

import org.jspecify.annotations.NullMarked;
