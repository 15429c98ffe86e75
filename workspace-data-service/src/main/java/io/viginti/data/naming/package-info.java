/**
 * Records that hold a logical name as a value: views name their object and fields, and objects that
 * go leave records behind that lead to them. They follow a change of names as part of its
 * migration, through the engine, so that each changed record has its event.
 */
@NullMarked
package io.viginti.data.naming;

import org.jspecify.annotations.NullMarked;
