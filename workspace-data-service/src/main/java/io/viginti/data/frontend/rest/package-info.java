/**
 * REST requests to the same intents as GraphQL's. The grammars of {@code filter}, {@code order_by}
 * and {@code fields} are ours, so their parsers are here: pure, total, and precise about where a
 * text is wrong. What the words of a text mean is found out by {@code plan.bind} as for every other
 * front end; only how a value is written as JSON is decided here, by the type of its field.
 */
@NullMarked
package io.viginti.data.frontend.rest;

import org.jspecify.annotations.NullMarked;
