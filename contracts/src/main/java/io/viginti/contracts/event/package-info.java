/**
 * Events on Kafka: CloudEvents 1.0 in JSON, one topic per context, keyed so that what must keep its
 * order shares a partition.
 */
@NullMarked
package io.viginti.contracts.event;

import org.jspecify.annotations.NullMarked;
