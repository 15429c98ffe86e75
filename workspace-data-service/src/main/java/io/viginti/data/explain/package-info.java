/** What an operation would do: its intents, plans and statements, for administrators. */
@NullMarked
package io.viginti.data.explain;

import org.jspecify.annotations.NullMarked;
