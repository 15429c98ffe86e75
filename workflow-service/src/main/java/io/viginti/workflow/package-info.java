/**
 * workflow-service: what happens because something happened. The activity feed and the projection
 * of every service's jobs; workflows and webhooks come here too.
 */
@NullMarked
package io.viginti.workflow;

import org.jspecify.annotations.NullMarked;
