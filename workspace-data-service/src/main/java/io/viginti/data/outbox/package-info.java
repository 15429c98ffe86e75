/**
 * Record changes on their way to Kafka. A write leaves the physical rows and the hash of the shape
 * it was written under; the relay of each cluster turns them into the API form with that shape's
 * catalog.
 */
@NullMarked
package io.viginti.data.outbox;

import org.jspecify.annotations.NullMarked;
