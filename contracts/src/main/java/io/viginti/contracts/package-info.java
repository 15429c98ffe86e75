/**
 * What the services of the mesh say to each other: events on Kafka and internal HTTP APIs. Records
 * and enums only; each checks itself. Nothing here reaches a client of the gateway.
 */
@NullMarked
package io.viginti.contracts;

import org.jspecify.annotations.NullMarked;
