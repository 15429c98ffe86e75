/**
 * PostgreSQL, Redis, Kafka and a mail catcher as local processes, for {@code ./viginti up} and for
 * tests.
 *
 * <p>{@link io.viginti.devstack.servers.Servers} starts them together. Their programs come from
 * {@code target/lib} of the devstack module, never from the class path, so that a test's own client
 * libraries stay as they are.
 */
@NullMarked
package io.viginti.devstack.servers;

import org.jspecify.annotations.NullMarked;
