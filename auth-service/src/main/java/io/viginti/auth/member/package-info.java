/**
 * Who belongs to a workspace and with which role. Members are owned here; {@code workspaceMember}
 * records are their projection.
 */
@NullMarked
package io.viginti.auth.member;

import org.jspecify.annotations.NullMarked;
