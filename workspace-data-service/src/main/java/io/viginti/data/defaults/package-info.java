/**
 * Records that a workspace is born with, and that every new object gets: a view of all its records.
 * Their ids follow from the workspace and the object, so installing twice is installing once.
 */
@NullMarked
package io.viginti.data.defaults;

import org.jspecify.annotations.NullMarked;
