/**
 * What a model means for readers and for tables: its {@code Shape}, its physical layout, and the
 * typed steps between two layouts. Pure and deterministic: the same two models give the same steps.
 *
 * <p>Steps that add run before the version is published, steps that remove run after the grace
 * time. Two adjacent versions must both be able to read and write the tables in between, so a
 * column that leaves the shape is relaxed to nullable first, a changed type lives in two mirrored
 * columns, and a uniqueness that ends is dropped at once.
 */
@NullMarked
package io.viginti.metadata.plan;

import org.jspecify.annotations.NullMarked;
