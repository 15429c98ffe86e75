/**
 * Invitations to a workspace, by mail and by the workspace's own link. The invited person signs up
 * with the token in the invitation's link; the database holds its hash only, so a lost link is
 * replaced, not shown again.
 */
@NullMarked
package io.viginti.auth.invitation;

import org.jspecify.annotations.NullMarked;
