package io.viginti.auth.member;

import io.viginti.auth.access.Role;
import io.viginti.auth.user.User;
import io.viginti.auth.user.UserRow;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A member as the API shows one. */
@Type("Member")
public record Member(
    @Id @NonNull UUID id, @NonNull User user, @NonNull Role role, @NonNull Instant createdAt) {

  static Member of(MemberRow member, UserRow user, Role role) {
    return new Member(member.id, User.seenFrom(member.workspaceId, user), role, member.createdAt);
  }
}
