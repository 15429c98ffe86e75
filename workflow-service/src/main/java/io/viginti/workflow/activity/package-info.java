/**
 * The activity feed: exactly one {@code timelineActivity} record for each created, updated, deleted
 * or restored record of an object that is no system object. The activity's id is a UUIDv5 of the
 * event's id and it is written "if absent", so a repeat after a crash writes nothing.
 */
@NullMarked
package io.viginti.workflow.activity;

import org.jspecify.annotations.NullMarked;
