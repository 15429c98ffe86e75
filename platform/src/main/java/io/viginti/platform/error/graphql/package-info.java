/**
 * How errors look in the answers of smallrye-graphql: message and extensions {@code code}, {@code
 * requestId}, {@code field}, {@code problems} of {@link
 * io.viginti.platform.error.VigintiException}. Apart, because not every service has
 * smallrye-graphql on its class path.
 */
@NullMarked
package io.viginti.platform.error.graphql;

import org.jspecify.annotations.NullMarked;
