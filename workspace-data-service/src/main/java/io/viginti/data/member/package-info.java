/**
 * Members are auth-service's; the records {@code workspaceMember} are their projection, with the
 * same ids. It comes by call when a workspace is made and by event afterwards; both do the same,
 * and what is older than what was applied is left alone.
 */
@NullMarked
package io.viginti.data.member;

import org.jspecify.annotations.NullMarked;
