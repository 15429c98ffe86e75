/**
 * Intents, plans and statements as people read them: indented trees, a node a line, as {@code
 * EXPLAIN} prints them. What is asked for is written in the names of the public API, what is done
 * in tables and columns. Pure.
 */
@NullMarked
package io.viginti.data.explain.text;

import org.jspecify.annotations.NullMarked;
