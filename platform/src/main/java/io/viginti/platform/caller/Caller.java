package io.viginti.platform.caller;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, and what they are in the workspace just now.
 *
 * @param principalId user id or API key id; of a service all zeros
 * @param sessionId the token family; null for an API key
 * @param workspaceId null outside a workspace
 * @param memberId null for an API key and outside a workspace
 * @param roleId null outside a workspace
 * @param displayName for ACTOR values
 */
public record Caller(
    Kind kind,
    UUID principalId,
    @Nullable UUID sessionId,
    @Nullable UUID workspaceId,
    @Nullable UUID memberId,
    @Nullable UUID roleId,
    String displayName) {
  /** What a caller may be. */
  public enum Kind {
    USER,
    API_KEY,
    SERVICE
  }

  /** The workspace of a caller of which {@link CurrentCaller#requireWorkspace()} made sure. */
  public UUID workspace() {
    if (workspaceId == null) {
      throw new IllegalStateException("the caller is in no workspace");
    }
    return workspaceId;
  }
}
