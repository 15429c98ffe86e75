/**
 * Events that must not be lost: a transactional outbox, the relay that brings it to Kafka, and
 * consumers with per-key order, inbox, retries and a dead-letter topic.
 */
@NullMarked
package io.viginti.platform.event;

import org.jspecify.annotations.NullMarked;
