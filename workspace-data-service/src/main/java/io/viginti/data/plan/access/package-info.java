/**
 * Permissions. The only reader of {@link io.viginti.data.plan.access.ResolvedAccess}: selection,
 * filter, order and writes ask here, nobody else looks.
 */
@NullMarked
package io.viginti.data.plan.access;

import org.jspecify.annotations.NullMarked;
