/**
 * The creation of a workspace, resumable after a crash at any point.
 *
 * <pre>
 * (PENDING) OBJECTS ─► DEFAULTS ─► MEMBERS ─► ACTIVATE ─► DONE (ACTIVE)
 * </pre>
 *
 * The row names the step to do next and until when somebody is at work on it. The request that
 * asked for the workspace drives the steps; when it fails or dies, {@link
 * io.viginti.auth.creation.CreationJob} of any instance takes the workspace up after that time.
 */
@NullMarked
package io.viginti.auth.creation;

import org.jspecify.annotations.NullMarked;
