/**
 * Statements to answers: bind, run, write JSON bytes straight from the rows. Reads of an operation
 * run side by side on pipelined connections, one statement per level; writes in their order.
 */
@NullMarked
package io.viginti.data.execute;

import org.jspecify.annotations.NullMarked;
