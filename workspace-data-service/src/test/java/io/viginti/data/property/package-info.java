/**
 * The compiled answer against a plain evaluator's: random shapes, records and operations. What the
 * two disagree on becomes a golden case.
 */
@NullMarked
package io.viginti.data.property;

import org.jspecify.annotations.NullMarked;
