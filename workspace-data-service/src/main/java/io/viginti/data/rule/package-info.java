/**
 * Row rules before they hold: metadata-service keeps them, but whether a filter can be applied says
 * the binder of all filters alone.
 */
@NullMarked
package io.viginti.data.rule;

import org.jspecify.annotations.NullMarked;
