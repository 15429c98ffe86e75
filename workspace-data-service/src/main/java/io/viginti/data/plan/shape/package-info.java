/** Third stage: what holds for every read whether asked for or not. */
@NullMarked
package io.viginti.data.plan.shape;

import org.jspecify.annotations.NullMarked;
