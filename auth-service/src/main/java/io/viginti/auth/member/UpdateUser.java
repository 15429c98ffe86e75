package io.viginti.auth.member;

import io.smallrye.mutiny.Uni;
import io.viginti.auth.input.InputCheck;
import io.viginti.auth.news.AnnounceGrants;
import io.viginti.auth.user.UserRow;
import io.viginti.auth.user.UserStore;
import io.viginti.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes one's name or default workspace; every workspace of the user hears of the name. */
@ApplicationScoped
class UpdateUser {
  private final Transactions transactions;
  private final UserStore users;
  private final MemberStore members;
  private final MemberEvents events;
  private final AnnounceGrants announceGrants;

  UpdateUser(
      Transactions transactions,
      UserStore users,
      MemberStore members,
      MemberEvents events,
      AnnounceGrants announceGrants) {
    this.transactions = transactions;
    this.users = users;
    this.members = members;
    this.events = events;
    this.announceGrants = announceGrants;
  }

  private record Updated(UserRow user, List<UUID> workspaces) {}

  Uni<UserRow> update(UUID userId, UserUpdateInput data) {
    InputCheck check = new InputCheck("data");
    String firstName = changed(check, "firstName", data.firstName());
    String lastName = changed(check, "lastName", data.lastName());
    check.throwIfAny();
    String workspace = data.defaultWorkspaceId();
    UUID workspaceId =
        workspace == null ? null : InputCheck.requireId("defaultWorkspaceId", workspace);
    return transactions
        .inTransaction(
            () ->
                users
                    .require(userId)
                    .call(() -> requireMember(workspaceId, userId))
                    .invoke(
                        user -> {
                          user.firstName = firstName == null ? user.firstName : firstName;
                          user.lastName = lastName == null ? user.lastName : lastName;
                          user.defaultWorkspaceId =
                              workspaceId == null ? user.defaultWorkspaceId : workspaceId;
                          user.updatedAt = Clock.systemUTC().instant();
                        })
                    .chain(
                        user ->
                            events
                                .updatedEverywhere(user)
                                .map(workspaces -> new Updated(user, workspaces)))
                    .call(updated -> announceGrants.ofUser(userId, updated.workspaces())))
        .map(Updated::user);
  }

  private Uni<Void> requireMember(@Nullable UUID workspaceId, UUID userId) {
    if (workspaceId == null) {
      return Uni.createFrom().voidItem();
    }
    return members.require(workspaceId, userId).replaceWithVoid();
  }

  private static @Nullable String changed(InputCheck check, String field, @Nullable String value) {
    return value == null ? null : check.optionalText(field, value, InputCheck.MAX_NAME);
  }
}
