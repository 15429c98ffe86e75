/**
 * The way into the query compiler. What surrounds it (entry, versions, clusters) hands over a
 * {@link io.viginti.data.engine.EngineContext} and gets finished bytes or records back; what is
 * inside knows neither HTTP nor Kafka nor where a workspace lives.
 */
@NullMarked
package io.viginti.data.engine;

import org.jspecify.annotations.NullMarked;
