package io.viginti.auth.news;

import java.util.UUID;

/** Subjects of news. */
public final class Subjects {
  private Subjects() {}

  /** What members, keys and sessions may do in a workspace has changed. */
  public static String grants(UUID workspaceId) {
    return "grants:" + workspaceId;
  }

  /** What a user's tokens outside workspaces are worth has changed. */
  public static String user(UUID userId) {
    return "user:" + userId;
  }

  /** A workspace's feature flags have changed. */
  public static String flags(UUID workspaceId) {
    return "flags:" + workspaceId;
  }
}
