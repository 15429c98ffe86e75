/** Commands of the other services to intents: the same forms of filter, order and data. */
@NullMarked
package io.viginti.data.frontend.command;

import org.jspecify.annotations.NullMarked;
