package io.viginti.auth.user;

import java.util.UUID;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/**
 * A user as the API shows one. {@code workspaces} and {@code defaultWorkspace} are added by the
 * feature that knows them.
 *
 * @param seenFrom null when it is the caller's own account; else the workspace in which the caller
 *     meets this user, the only one of theirs the caller may know of
 */
@Type("User")
public record User(
    @Id @NonNull UUID id,
    @NonNull String email,
    @NonNull String firstName,
    @NonNull String lastName,
    @Name("isEmailVerified") boolean isEmailVerified,
    @Ignore @Nullable UUID defaultWorkspaceId,
    @Ignore @Nullable UUID seenFrom) {

  /** The caller's own account. */
  public static User own(UserRow row) {
    return of(row, null);
  }

  /** Somebody the caller meets in {@code workspaceId}. */
  public static User seenFrom(UUID workspaceId, UserRow row) {
    return of(row, workspaceId);
  }

  private static User of(UserRow row, @Nullable UUID seenFrom) {
    return new User(
        row.id,
        row.email,
        row.firstName,
        row.lastName,
        row.isEmailVerified,
        row.defaultWorkspaceId,
        seenFrom);
  }
}
