/**
 * The demo workspace that {@code ./viginti up} loads through the public API: always the same
 * records.
 */
@NullMarked
package io.viginti.devstack.demo;

import org.jspecify.annotations.NullMarked;
